//! What a document is made of. Lengths are twentieths of a point, sizes of letters half points, as the format has it.

/// Millimetres as twentieths of a point.
pub const fn millimetres(count: u32) -> u32 {
    count * 567 / 10
}

/// A document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// What programs show as its title.
    pub title: String,
    /// Its parts, each on pages of its own.
    pub sections: Vec<Section>,
}

/// A part of a document on pages of one kind.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Section {
    /// The pages.
    pub page: Page,
    /// What stands on them.
    pub content: Vec<Content>,
}

/// A kind of A4 page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// On its side.
    pub landscape: bool,
    /// What stays white.
    pub margins: Margins,
    /// Whether the number stands on the first page of the section too.
    pub numbered_first: bool,
}

/// What stays white around a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Margins {
    /// Above.
    pub top: u32,
    /// To the right.
    pub right: u32,
    /// Below.
    pub bottom: u32,
    /// To the left.
    pub left: u32,
}

impl Default for Margins {
    /// Those of an official paper (NĐ 30/2020/NĐ-CP).
    fn default() -> Self {
        Self { top: millimetres(20), right: millimetres(15), bottom: millimetres(20), left: millimetres(30) }
    }
}

impl Page {
    const SHORT: u32 = millimetres(210);
    const LONG: u32 = millimetres(297);

    /// Width and height.
    pub fn size(&self) -> (u32, u32) {
        if self.landscape { (Self::LONG, Self::SHORT) } else { (Self::SHORT, Self::LONG) }
    }

    /// What is left between the margins.
    pub fn width(&self) -> u32 {
        self.size().0.saturating_sub(self.margins.left + self.margins.right)
    }
}

/// What stands on a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Grid(Grid),
}

impl From<Paragraph> for Content {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl From<Grid> for Content {
    fn from(grid: Grid) -> Self {
        Self::Grid(grid)
    }
}

/// Where lines are aligned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// Right.
    Right,
    /// On both sides.
    Both,
}

/// A paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Paragraph {
    /// Its words.
    pub runs: Vec<Run>,
    /// Where its lines are aligned.
    pub align: Align,
    /// How far its first line is moved in.
    pub first_line: u32,
    /// How far all lines are moved in, from the left and from the right.
    pub indents: (u32, u32),
    /// White above.
    pub before: u32,
    /// White below.
    pub after: u32,
    /// Whether it stays on the page of what follows.
    pub keep_next: bool,
    /// Whether it begins a page.
    pub new_page: bool,
    /// Whether a line is drawn above it, from indent to indent.
    pub line_above: bool,
    /// Exactly this high; 0: as high as its letters.
    pub height: u32,
}

impl Paragraph {
    /// A paragraph of one run.
    pub fn of(run: Run) -> Self {
        Self { runs: vec![run], ..Self::default() }
    }

    /// The same, aligned.
    #[must_use]
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same with white above and below.
    #[must_use]
    pub fn spaced(self, before: u32, after: u32) -> Self {
        Self { before, after, ..self }
    }

    /// A line of a length in the middle of a width, such as stands below the headings of official papers.
    pub fn line(length: u32, width: u32) -> Self {
        let side = width.saturating_sub(length) / 2;
        Self { indents: (side, side), line_above: true, height: 60, ..Self::default() }
    }
}

/// Words of one look.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Size in half points.
    pub size: u32,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl Run {
    /// Plain words.
    pub fn new(text: impl Into<String>, size: u32) -> Self {
        Self { text: text.into(), size, bold: false, italic: false }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in italics.
    #[must_use]
    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid {
    /// Widths of its columns.
    pub widths: Vec<u32>,
    /// Whether its cells have frames.
    pub framed: bool,
    /// White to the left and right of what is in a cell.
    pub padding: u32,
    /// How many of its rows are printed again on every page.
    pub heading_rows: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row. It is never broken by the end of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// At least this high; 0: as high as what is in it.
    pub height: u32,
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// What is in it.
    pub paragraphs: Vec<Paragraph>,
    /// How many columns it takes.
    pub span: usize,
    /// A grey behind it, as hexadecimal digits; empty: none.
    pub shade: &'static str,
    /// Whether what is in it stands at the top rather than in the middle.
    pub top: bool,
}

impl Cell {
    /// A cell of one paragraph.
    pub fn of(paragraph: Paragraph) -> Self {
        Self::with(vec![paragraph])
    }

    /// A cell of several paragraphs.
    pub fn with(paragraphs: Vec<Paragraph>) -> Self {
        Self { paragraphs, span: 1, shade: "", top: false }
    }
}
