//! Journeys over the real desk: an invented ward, keys in, pictures out.

use std::sync::mpsc::{Receiver, channel};

use super::super::message::{Effect, Msg, What};
use super::super::model::{Kind, Model};
use super::super::update::update;
use super::{at, beginning, keys_of, picture};
use crate::desk::Opening;
use crate::desk::screen::{DeskThread, Reply, Request};
use crate::domain::milestone::Milestone;
use crate::domain::tally::Count;
use crate::sys::clock::Clock;

/// A model with a desk behind it.
pub struct Journey {
    pub model: Model,
    desk: DeskThread,
    answers: Receiver<Reply>,
}

impl Journey {
    /// A model over a desk that has not opened anything.
    pub fn over(opening: Opening, model: Model) -> Self {
        let (told, answers) = channel();
        let desk = DeskThread::start(opening, move |reply| told.send(reply).is_ok()).unwrap();
        Self { model, desk, answers }
    }

    pub fn begin(people: usize) -> Self {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let opening = Opening::Demo { people, seed: 1, clock, actor: "Thử".to_owned() };
        let mut journey = Self::over(opening, Model::new(beginning(Kind::Demo)));
        journey.ask(Request::Unlock { typed: zeroize::Zeroizing::new(String::new()) });
        // The figures and the search follow by themselves.
        journey.take_answer();
        journey.take_answer();
        journey
    }

    /// Sends a request and everything that follows from its answer.
    pub fn ask(&mut self, request: Request) {
        if request.is_job() {
            self.desk.cancel.send();
        }
        self.desk.requests.send(request).unwrap();
        self.take_answer();
    }

    /// Takes the answer to a request, and what is said about its progress before.
    pub fn take_answer(&mut self) {
        loop {
            let reply = self.answers.recv_timeout(std::time::Duration::from_secs(60)).unwrap();
            let is_progress = matches!(reply, Reply::Progress(_));
            self.tell(What::Reply(reply));
            if !is_progress {
                return;
            }
        }
    }

    /// Tells the screen something, and asks the desk what follows from it.
    pub fn tell(&mut self, what: What) {
        let effects = update(&mut self.model, Msg { at: at(0), what });
        self.settle(effects);
    }

    /// Asks the desk what the screen wants to know.
    pub fn settle(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Send(request) = effect {
                self.ask(request);
            }
        }
    }

    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys_of(keys) {
            self.tell(What::Key(key));
        }
        self
    }

    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let picture = picture(&mut self.model, 80, 24);
        assert!(picture.contains(text), "no {text:?} in\n{picture}");
        self
    }

    pub fn activated(&self) -> u64 {
        let overview = self.model.shared.overview.as_ref().unwrap();
        overview.tally.total.count(Count::L2Activated)
    }
}

#[test]
fn journey_6_a_visit_and_its_undo() {
    let mut journey = Journey::begin(300);
    journey.sees("Tổng quan").keys("t").sees("cần kích hoạt");
    let before = journey.activated();
    journey.keys("<enter>").sees("Kích hoạt ngay tại nhà");
    journey.keys("va").sees("→ kích hoạt mức 2").keys("<enter>").sees("Bấm u để hoàn tác.");
    assert_eq!(journey.activated(), before + 1);
    journey.keys("u").sees("kích hoạt mức 2").keys("<enter>").sees("Đã hoàn tác");
    assert_eq!(journey.activated(), before);
    journey.keys("<c-r>").sees("Đã làm lại");
    assert_eq!(journey.activated(), before + 1);
    journey.keys("u<enter>");
    // One cannot take back twice what the demo itself has done without seeing what it is.
    journey.keys("u").sees("Hoàn tác việc gần nhất");
}

#[test]
fn journey_5_an_evening_of_doors() {
    let mut journey = Journey::begin(300);
    journey.keys("t");
    let mut doors = Vec::new();
    for keys in ["v1", "v1", "va<enter>", "vr2h<enter><enter>"] {
        doors.push(journey.model.person().unwrap().0);
        journey.keys(keys).sees("Đã ghi");
    }
    let mut distinct = doors.clone();
    distinct.dedup();
    assert_eq!(distinct, doors, "each visit goes on to another door");
}

#[test]
fn journey_7_a_milestone_by_search() {
    let mut journey = Journey::begin(300);
    journey.keys("d");
    let name = match journey.model.top() {
        Some(super::super::screens::Screen::Roster(roster)) => roster.list.line(0).unwrap().full_name.clone(),
        _ => panic!("not the list"),
    };
    let typed = crate::text::fold::loose(&name);
    journey.keys(&format!("/{typed}<enter>")).sees(&name);
    journey.keys("m3y1/6<enter><enter>").sees("Đã ghi").sees("01/06/2023");
    let label = Milestone::L1Registered.code();
    assert_eq!(label, "l1_registered");
}

/// Clean up: who has a problem, what it is, mended by hand, and taken back.
#[test]
fn journey_3_a_problem_is_found_mended_and_taken_back() {
    let mut journey = Journey::begin(300);
    journey.keys("dfv").sees("Số định danh không khớp");
    journey.keys("không khớp<enter><enter>").sees("Lọc: ");
    let before = people_in_list(&journey.model);
    assert!(before > 0);
    journey.keys("<enter><enter>").sees("! ");
    // The personal number says when and what sex; an empty one contradicts nothing.
    journey.keys("e<tab><tab><tab>-<enter>").sees("Đã ghi");
    journey.keys("<esc><esc>");
    assert_eq!(people_in_list(&journey.model), before - 1);
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(people_in_list(&journey.model), before);
}

fn people_in_list(model: &Model) -> usize {
    match model.top() {
        Some(super::super::screens::Screen::Roster(roster)) => roster.list.total.unwrap(),
        _ => panic!("not the list"),
    }
}

/// Where we stand: every figure of the first screen opens a list with as many people as it says.
#[test]
fn journey_8_where_we_stand_and_who_is_behind_it() {
    let mut journey = Journey::begin(300);
    journey.sees("Tốc độ").sees("Báo cáo ngày").sees("Sắp đủ 14 tuổi");
    let overview = journey.model.shared.overview.clone().unwrap();
    let count = |count| usize::try_from(overview.tally.total.count(count)).unwrap();
    for (keys, expected) in
        [("<enter>", None), ("<home>t", Some(count(Count::L2ToActivate))), ("<home><tab><tab><tab><home><enter>", None)]
    {
        journey.keys(keys);
        if let Some(expected) = expected {
            assert_eq!(people_in_list(&journey.model), expected, "{keys}");
        }
        journey.keys("<esc>").sees("Tổng quan");
    }
    journey.keys("b").sees("Toàn phường").keys("<esc>o").sees("Kích hoạt mức 2 đến từng ngày");
}
