//! The areas of the ward: renamed, and put into one another.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::AreaForm;
use crate::desk::areas::{AreaChange, AreaChangePlan, AreaLine, Meets};
use crate::desk::screen::{MatchingReply, MatchingRequest, Reply, Request};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::screens::facts::area_name;
use crate::tui::screens::keeping::Working;
use crate::tui::screens::{Behaviour, Choice, Chooser, Confirm, Question, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows above the list: how many there are, and the headings.
const ROWS_ABOVE: u16 = 2;
/// Cells of a figure.
const FIGURE_WIDE: usize = 9;
/// Cells of a name.
const NAME_WIDE: usize = 24;

/// The areas.
#[derive(Default)]
pub struct Areas {
    lines: Option<Vec<AreaLine>>,
    selected: usize,
    /// What is being changed: the area, and once it is planned, what becomes of it.
    from: Option<String>,
    plan: Option<AreaChangePlan>,
    /// What the area is called that was changed: the selection goes with it.
    follow: Option<String>,
    /// Where it can be put, in the order in which they are offered.
    targets: Vec<String>,
    working: Option<Working>,
}

impl Areas {
    fn line(&self) -> Option<&AreaLine> {
        self.lines.as_ref()?.get(self.selected)
    }

    fn total(&self) -> usize {
        self.lines.as_ref().map_or(0, Vec::len)
    }

    fn rename(&mut self) -> Vec<Step> {
        let Some(name) = self.line().map(|line| line.name.clone()) else { return Vec::new() };
        let form = AreaForm::new(&name);
        self.from = Some(name);
        vec![Step::open(form)]
    }

    /// Chooses another area; those that may be the same one come first.
    fn choose_target(&mut self, shared: &Shared) -> Vec<Step> {
        let (Some(lines), Some(line)) = (&self.lines, self.line()) else { return Vec::new() };
        let mut others: Vec<&AreaLine> = lines.iter().filter(|other| other.name != line.name).collect();
        others.sort_by_key(|other| (!line.alike.contains(&other.name), other.name.is_empty()));
        let words = &shared.words;
        let choice = |other: &&AreaLine| {
            let beside = if line.alike.contains(&other.name) {
                words.get("tui-area-is-alike")
            } else {
                words.say(&msg!("tui-area-households", count = other.households))
            };
            Choice { name: area_name(&other.name, words), beside }
        };
        let mut choices: Vec<Choice> = others.iter().map(choice).collect();
        let mut targets: Vec<String> = others.iter().map(|other| other.name.clone()).collect();
        // Where nobody is without an area yet, that can be chosen too.
        if !line.name.is_empty() && !targets.iter().any(String::is_empty) {
            targets.push(String::new());
            choices.push(Choice { name: words.get("tui-no-area"), beside: String::new() });
        }
        if targets.is_empty() {
            return vec![Step::Say(Status::refusal(msg!("tui-why-only-area")))];
        }
        let title = msg!("tui-title-merge-area", name = area_name(&line.name, words));
        let from = line.name.clone();
        (self.from, self.targets) = (Some(from), targets);
        vec![Step::open(Chooser::new(title, choices))]
    }

    fn plan(&self, to: &str) -> Vec<Step> {
        let Some(from) = self.from.clone() else { return Vec::new() };
        let change = AreaChange { from, to: to.to_owned() };
        vec![Step::Ask(Request::Matching(MatchingRequest::PlanAreaChange(change)))]
    }

    fn begin(&mut self, shared: &Shared) -> Vec<Step> {
        let Some(plan) = self.plan.take() else { return Vec::new() };
        self.working = Some(Working::new(msg!("tui-area-working"), shared));
        self.follow = Some(plan.change.to.clone());
        vec![Step::Ask(Request::Matching(MatchingRequest::ChangeArea(plan.change)))]
    }

    fn top(&self, list: Rect) -> usize {
        cells::top_for(self.selected, usize::from(list.height), 0)
    }
}

/// What a change means, as a question.
fn question(plan: &AreaChangePlan, words: &Words) -> Message {
    let AreaChangePlan { change, households, meets, target, same_numbers } = plan;
    let (from, to, count) = (area_name(&change.from, words), area_name(&change.to, words), *households);
    let what = match meets {
        Meets::Nobody => msg!("tui-area-ask-rename", from = from, to = to, count = count),
        Meets::Another => msg!("tui-area-ask-merge", from = from, to = to, count = count),
        Meets::NoArea => msg!("tui-area-ask-none", from = from, count = count),
    };
    let target = match target {
        Some(target) => words.say(&msg!(
            "tui-area-ask-target",
            target = numbers::count(words.lang, i64::try_from(*target).unwrap_or(i64::MAX))
        )),
        None => String::new(),
    };
    let same =
        if *same_numbers > 0 { words.say(&msg!("tui-area-ask-numbers", count = *same_numbers)) } else { String::new() };
    let parts = [words.say(&what), target, same];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    msg!("tui-text", text = text)
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, ROWS_ABOVE)
}

impl Behaviour for Areas {
    fn scope(&self) -> Scope {
        Scope::Areas
    }

    fn title(&self) -> Message {
        msg!("tui-title-areas")
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Matching(MatchingRequest::Areas))]
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Matching(MatchingReply::Areas(lines)) => {
                // The selection goes with the name, wherever it stands now.
                let selected = self.follow.take().or_else(|| self.line().map(|line| line.name.clone()));
                let place = lines.iter().position(|line| Some(&line.name) == selected.as_ref());
                self.selected = place.unwrap_or(self.selected).min(lines.len().saturating_sub(1));
                self.lines = Some(lines.clone());
                Vec::new()
            }
            Reply::Matching(MatchingReply::AreaChange(plan)) if self.from.take().is_some() => {
                if plan.households == 0 {
                    return vec![Step::Say(Status::note(msg!("tui-nothing-new")))];
                }
                let question = question(plan, &shared.words);
                self.plan = Some(plan.clone());
                vec![Step::open(Confirm::new(Question::Other(question)))]
            }
            Reply::Matching(MatchingReply::NoAreaChange(refusal)) if self.from.take().is_some() => {
                vec![Step::Say(Status::refusal(refusal.message.clone()))]
            }
            Reply::Matching(MatchingReply::AreaChanged(_)) => {
                self.working = None;
                Vec::new()
            }
            Reply::Matching(MatchingReply::Stopped) if self.working.take().is_some() => {
                vec![Step::Say(Status::note(msg!("error-cancelled")))]
            }
            _ => Working::hear(&mut self.working, reply),
        }
    }

    fn request_failed(&mut self) {
        (self.working, self.from, self.plan) = (None, None, None);
    }

    fn forget(&mut self) {
        *self = Self { selected: self.selected, ..Self::default() };
    }

    fn is_working(&self) -> bool {
        self.working.is_some()
    }

    fn can(&self, _: Act) -> Result<(), Message> {
        if self.working.is_some() || self.lines.is_none() {
            return Err(msg!("tui-why-loading"));
        }
        self.line().map(drop).ok_or_else(|| msg!("tui-why-no-areas"))
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.working.is_some() => vec![Step::CancelJob],
            Act::Back => vec![Step::Back],
            Act::Enter => self.rename(),
            Act::MergeArea => self.choose_target(shared),
            _ => {
                let rows = usize::from(parts(shared.body()).1.height);
                self.selected = moved(act, self.selected, self.total(), rows);
                Vec::new()
            }
        }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Name(name) => self.plan(name),
            Picked::Choice(place) => {
                let target = self.targets.get(*place).cloned();
                target.map(|target| self.plan(&target)).unwrap_or_default()
            }
            Picked::Agreed => self.begin(shared),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = parts(shared.body());
        let top = self.top(list);
        if let Some(row) = boxes::row_at(list, position).filter(|row| row + top < self.total()) {
            self.selected = row + top;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list) = parts(area);
        let wide = usize::from(area.width);
        let mut heads = head.rows();
        let Some(lines) = &self.lines else {
            frame.render_widget(Line::from(words.get("tui-loading")), head);
            return;
        };
        let more_wide = wide.saturating_sub(NAME_WIDE + 3 * FIGURE_WIDE + 7);
        if let Some(at) = heads.next() {
            let line = match &self.working {
                Some(working) => working.line(shared, wide),
                None => Line::from(format!(" {}", words.say(&msg!("tui-areas-count", count = lines.len())))),
            };
            frame.render_widget(line, at);
        }
        if let Some(at) = heads.next() {
            let text = format!(
                "  {} {} {} {}  {}",
                cells::left(&words.get("tui-area"), NAME_WIDE),
                cells::right(&words.get("tui-area-head-households"), FIGURE_WIDE),
                cells::right(&words.get("tui-area-head-people"), FIGURE_WIDE),
                cells::right(&words.get("tui-area-head-target"), FIGURE_WIDE),
                cells::left("", more_wide),
            );
            frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Heading)), at);
        }
        let count = |count: usize| numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX));
        let top = self.top(list);
        for ((place, line), at) in lines.iter().enumerate().skip(top).zip(list.rows()) {
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let target = line.target.map(|target| count(usize::try_from(target).unwrap_or(usize::MAX)));
            let text = format!(
                "{pointer} {} {} {} {}  {}",
                cells::left(&area_name(&line.name, words), NAME_WIDE),
                cells::right(&count(line.households), FIGURE_WIDE),
                cells::right(&count(line.people), FIGURE_WIDE),
                cells::right(&target.unwrap_or_default(), FIGURE_WIDE),
                cells::left(&remark(line, words), more_wide),
            );
            let role = if is_selected { Role::Selected } else { Role::Plain };
            frame.render_widget(Line::styled(cells::left(&text, wide), theme.style(role)), at);
        }
    }
}

/// What may have to be put right about an area.
fn remark(line: &AreaLine, words: &Words) -> String {
    if !line.alike.is_empty() {
        return words.say(&msg!("tui-area-alike", names = line.alike.join(", ")));
    }
    if !line.spellings.is_empty() {
        return words.say(&msg!("tui-area-spellings", names = line.spellings.join(", ")));
    }
    String::new()
}
