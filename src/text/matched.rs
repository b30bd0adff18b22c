//! Which letters of a text a query matched, so that the screens can mark them, and short lists narrowed by what is
//! typed: the same rules as the search of people.

use unicode_normalization::char::is_combining_mark;

use super::clean::is_hidden;
use super::fold::strict;
use super::query::{Fit, Forgiving, Part, Word, parts_of};

/// A text taken apart into words, each with the places of its letters.
pub struct Texts(Vec<TextWord>);

struct TextWord {
    key: Word,
    /// Places, in characters of the text.
    letters: Vec<usize>,
}

/// How well a text fits a word of a query, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TextFit {
    /// But for one wrong letter.
    Near,
    /// Somewhere inside a word.
    Inside,
    /// The initials of its words, or several of its words without the gaps.
    Joined,
    /// The beginning of a word.
    Beginning,
    /// A whole word.
    Whole,
}

impl TextFit {
    /// What it counts for beside other words of the query.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Near => 1,
            Self::Inside => 4,
            Self::Joined => 8,
            Self::Beginning => 12,
            Self::Whole => 16,
        }
    }
}

impl Texts {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let (mut written, mut letters) = (String::new(), Vec::new());
        let mut end = |written: &mut String, letters: &mut Vec<usize>| {
            if !written.is_empty() {
                words.push(TextWord { key: Word::of(&strict(written)), letters: std::mem::take(letters) });
                written.clear();
            }
        };
        for (place, c) in text.chars().enumerate() {
            if c.is_alphanumeric() {
                // As in the search: a number behind letters is a word of its own.
                if c.is_ascii_digit() && written.ends_with(char::is_alphabetic) {
                    end(&mut written, &mut letters);
                }
                letters.push(place);
                written.push(c);
            } else if is_combining_mark(c) || is_hidden(c) {
                written.push(c);
            } else {
                end(&mut written, &mut letters);
            }
        }
        end(&mut written, &mut letters);
        Self(words)
    }

    /// How well the text fits a word of a query, with the letters that do; `taken` words are not looked at.
    fn fit(&self, part: &Part, forgiving: Forgiving, taken: &mut [bool]) -> Option<(TextFit, Vec<usize>)> {
        if let Some(day) = part.day {
            let year = (day / 10_000).to_string();
            let word = self.0.iter().find(|word| word.key.loose() == year)?;
            return Some((TextFit::Whole, word.letters.clone()));
        }
        let count = part.loose().chars().count();
        let fits = self.0.iter().enumerate().filter(|(place, _)| taken.get(*place) == Some(&false));
        let fits = fits.filter_map(|(place, word)| Some((part.fit(&word.key, forgiving)?, place)));
        // Of words that fit equally well the first one.
        let best = fits.max_by_key(|(fit, place)| (*fit, std::cmp::Reverse(*place)));
        let of_word = |place: usize, count: usize| -> Vec<usize> {
            self.0.get(place).into_iter().flat_map(|word| word.letters.iter().take(count).copied()).collect()
        };
        let (fit, place) = best?;
        taken.iter_mut().skip(place).take(1).for_each(|slot| *slot = true);
        Some(match fit {
            Fit::Whole | Fit::Same => (TextFit::Whole, of_word(place, count)),
            Fit::Beginning => (TextFit::Beginning, of_word(place, count)),
            Fit::Near => (TextFit::Near, of_word(place, usize::MAX)),
        })
    }

    /// The initials up to the last word, of which more letters may follow (`nvan` for Nguyễn Văn An), or words without
    /// the gaps between them (`vanan`).
    fn fit_joined(&self, part: &Part) -> Option<(TextFit, Vec<usize>)> {
        if part.is_digits || part.is_marked || part.loose().len() < 2 {
            return None;
        }
        let letters = self.initials(part.loose()).or_else(|| self.without_gaps(part.loose()))?;
        Some((TextFit::Joined, letters))
    }

    fn initials(&self, wanted: &str) -> Option<Vec<usize>> {
        let (last, before) = self.0.split_last()?;
        let mut rest = wanted;
        let mut letters = Vec::new();
        for word in before {
            let Some(first) = rest.chars().next() else { break };
            rest = rest.strip_prefix(word.key.loose().chars().next().filter(|initial| *initial == first)?)?;
            letters.extend(word.letters.first());
        }
        letters.extend(last.letters.iter().take(rest.chars().count()));
        last.key.loose().starts_with(rest).then_some(letters)
    }

    fn without_gaps(&self, wanted: &str) -> Option<Vec<usize>> {
        (0..self.0.len()).find_map(|start| {
            let mut rest = wanted;
            let mut letters = Vec::new();
            for word in self.0.iter().skip(start) {
                if word.key.loose().starts_with(rest) {
                    letters.extend(word.letters.iter().take(rest.chars().count()));
                    return Some(letters);
                }
                rest = rest.strip_prefix(word.key.loose())?;
                letters.extend(&word.letters);
            }
            None
        })
    }

    fn fit_inside(&self, part: &Part) -> Option<(TextFit, Vec<usize>)> {
        if part.is_marked {
            return None;
        }
        self.0.iter().find_map(|word| {
            let before = word.key.loose().split_once(part.loose())?.0.chars().count();
            let letters = word.letters.iter().skip(before).take(part.loose().chars().count());
            Some((TextFit::Inside, letters.copied().collect()))
        })
    }

    /// How well the text fits a word of a query, words taken by none.
    pub fn best_fit(&self, part: &Part, forgiving: Forgiving) -> Option<TextFit> {
        self.fit_anyhow(part, forgiving, &mut self.untaken()).map(|(fit, _)| fit)
    }

    /// How well it fits all of them, with the letters that do.
    fn fit_all(&self, parts: &[Part], forgiving: Forgiving) -> Option<(u32, Vec<usize>)> {
        let mut taken = self.untaken();
        let mut weight = 0;
        let mut letters = Vec::new();
        for part in parts {
            let (fit, places) = self.fit_anyhow(part, forgiving, &mut taken)?;
            weight += fit.weight();
            letters.extend(places);
        }
        Some((weight, in_order(letters)))
    }

    /// The letters that a query matches, as far as it does.
    pub fn letters(&self, parts: &[Part]) -> Vec<usize> {
        let mut taken = self.untaken();
        let mut letters = Vec::new();
        for part in parts {
            let fits = |forgiving, taken: &mut [bool]| self.fit_anyhow(part, forgiving, taken);
            let found = fits(Forgiving::Nothing, &mut taken).or_else(|| fits(Forgiving::OneLetter, &mut taken));
            letters.extend(found.into_iter().flat_map(|(_, places)| places));
        }
        in_order(letters)
    }

    fn fit_anyhow(&self, part: &Part, forgiving: Forgiving, taken: &mut [bool]) -> Option<(TextFit, Vec<usize>)> {
        let exactly = self.fit(part, Forgiving::Nothing, taken).or_else(|| self.fit_joined(part));
        let inside = exactly.or_else(|| self.fit_inside(part));
        inside.or_else(|| self.fit(part, forgiving, taken))
    }

    fn untaken(&self) -> Vec<bool> {
        vec![false; self.0.len()]
    }
}

/// Places, in characters, of the letters of several texts that a query matches as the search of people does: a word
/// of the query marks the first text that it fits, the first text (a name) by its initials too. What fits a number
/// marks nothing.
pub fn matched_letters<const N: usize>(texts: [&str; N], parts: &[Part]) -> [Vec<usize>; N] {
    let words = texts.map(Texts::of);
    let mut taken: Vec<Vec<bool>> = words.iter().map(Texts::untaken).collect();
    let mut marked = texts.map(|_| Vec::new());
    for part in parts {
        let mut in_words = |forgiving| {
            let texts = words.iter().zip(&mut taken).enumerate();
            texts.into_iter().find_map(|(place, (text, taken))| Some((place, text.fit(part, forgiving, taken)?.1)))
        };
        let joined = || words.first().and_then(|name| name.fit_joined(part)).map(|(_, letters)| (0, letters));
        let found = in_words(Forgiving::Nothing).or_else(joined);
        let found = found.or_else(|| in_words(Forgiving::OneLetter));
        if let Some((place, letters)) = found
            && let Some(marked) = marked.get_mut(place)
        {
            marked.extend(letters);
        }
    }
    marked.map(in_order)
}

/// Those of a short list that a query fits, the best first and otherwise in their order: place in the list, and the
/// letters that match. All of them where nothing is typed.
pub fn narrow<'t>(texts: impl Iterator<Item = &'t str>, typed: &str) -> Vec<(usize, Vec<usize>)> {
    let parts = parts_of(typed);
    let texts: Vec<Texts> = texts.map(Texts::of).collect();
    let found = |forgiving| {
        let fits = texts.iter().enumerate();
        let mut fits: Vec<(u32, usize, Vec<usize>)> = fits
            .filter_map(|(place, text)| {
                let (weight, letters) = text.fit_all(&parts, forgiving)?;
                Some((weight, place, letters))
            })
            .collect();
        fits.sort_by_key(|(weight, place, _)| (std::cmp::Reverse(*weight), *place));
        fits
    };
    let mut fits = found(Forgiving::Nothing);
    if fits.is_empty() {
        fits = found(Forgiving::OneLetter);
    }
    fits.into_iter().map(|(_, place, letters)| (place, letters)).collect()
}

fn in_order(mut letters: Vec<usize>) -> Vec<usize> {
    letters.sort_unstable();
    letters.dedup();
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_name(name: &str, typed: &str) -> Vec<usize> {
        let [letters] = matched_letters([name], &parts_of(typed));
        letters
    }

    #[test]
    fn matched_letters_are_places_in_the_name() {
        for (typed, expected) in [
            ("van", vec![7, 8, 9]),
            ("Văn", vec![7, 8, 9]),
            ("vân", vec![]),
            ("nguy", vec![0, 1, 2, 3]),
            ("an nguyen", vec![0, 1, 2, 3, 4, 5, 11, 12]),
            ("nvan", vec![0, 7, 11, 12]),
            ("nv", vec![0, 7]),
            ("vanan", vec![7, 8, 9, 11, 12]),
            ("nguyem", vec![0, 1, 2, 3, 4, 5]),
            ("an le loi", vec![11, 12]),
            ("123", vec![]),
        ] {
            assert_eq!(in_name("Nguyễn Văn An", typed), expected, "{typed}");
        }
        assert_eq!(in_name("H'Hen Niê", "hhen"), [0, 2, 3, 4]);
        assert_eq!(in_name("Nguye\u{302}\u{303}n", "nguyen"), [0, 1, 2, 3, 4, 7]);
        assert!(in_name("", "an").is_empty());
    }

    #[test]
    fn what_is_not_in_the_name_is_marked_where_it_is() {
        let marked = |typed: &str| matched_letters(["Lê Văn An", "Số 12 Lê Lợi", "1985"], &parts_of(typed));
        assert_eq!(marked("an 12"), [vec![7, 8], vec![3, 4], vec![]]);
        // Each word of the query once, each word of a text once.
        assert_eq!(marked("le le loi"), [vec![0, 1], vec![6, 7, 9, 10, 11], vec![]]);
        assert_eq!(marked("an 198"), [vec![7, 8], vec![], vec![0, 1, 2]]);
        assert_eq!(marked("12/5/1985"), [vec![], vec![], vec![0, 1, 2, 3]]);
        assert!(marked("0912345678").iter().all(Vec::is_empty));
    }

    #[test]
    fn a_short_list_is_narrowed_the_best_first() {
        const LIST: [&str; 5] = ["Tổ 10", "Tổ 1", "Khu phố Lê Lợi", "Không có tổ", "Điện thoại thông minh"];
        let found = |typed: &str| {
            let places = narrow(LIST.into_iter(), typed).into_iter();
            places.map(|(place, _)| LIST[place]).collect::<Vec<_>>()
        };
        assert_eq!(found(""), LIST);
        assert_eq!(found("to 1"), ["Tổ 1", "Tổ 10"]);
        assert_eq!(found("loi le"), ["Khu phố Lê Lợi"]);
        assert_eq!(found("dttm"), ["Điện thoại thông minh"]);
        assert_eq!(found("dienthoai"), ["Điện thoại thông minh"]);
        assert_eq!(found("hoai"), ["Điện thoại thông minh"]);
        assert_eq!(found("thogn"), ["Điện thoại thông minh"]);
        assert_eq!(found("tồ"), [""; 0]);
        assert_eq!(narrow(LIST.into_iter(), "hoai"), [(4, vec![6, 7, 8, 9])]);
    }
}
