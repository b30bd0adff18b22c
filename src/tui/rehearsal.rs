//! The screen without a terminal: keys in, frames out, over a real desk. For what has to be shown or measured rather
//! than used: the picture in the README and the benchmark of frames. The clock of the screen stands still.

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::key::Key;
use super::message::{Effect, Moment, Msg, What};
use super::model::{Beginning, DayShown, Kind, Model};
use super::picture;
use super::theme::Theme;
use super::update::update;
use super::view::view;
use super::{Options, TuiError};
use crate::desk::Opening;
use crate::desk::screen::{DeskThread, Reply, Request};
use crate::sys::clock::{Clock, monotonic};
use crate::sys::settings::AppSettings;
use crate::text::words::Words;

/// A screen with a desk behind it.
pub struct Rehearsal {
    model: Model,
    desk: DeskThread,
    answers: Receiver<Reply>,
    terminal: Terminal<TestBackend>,
    clock: Clock,
}

impl Rehearsal {
    /// Opens the ledger (or the demo) with a passphrase and waits until everything is ready.
    pub fn begin(opening: Opening, options: Options, passphrase: &str, size: (u16, u16)) -> Result<Self, TuiError> {
        let (clock, kind) = match &opening {
            Opening::Ledger { clock, .. } => (*clock, Kind::Ledger),
            Opening::Demo { clock, .. } => (*clock, Kind::Demo),
        };
        let (told, answers) = channel();
        let desk = DeskThread::start(opening, move |reply| told.send(reply).is_ok())?;
        let terminal = Terminal::new(TestBackend::new(size.0, size.1))
            .unwrap_or_else(|never| -> Terminal<TestBackend> { match never {} });
        let environment =
            super::theme::Environment { locale: Some("UTF-8".to_owned()), ..super::theme::Environment::default() };
        let model = Model::new(Beginning {
            words: Words::new(options.lang),
            theme: Theme::choose(options.color, &environment),
            kind,
            ledger_exists: true,
            day_shown: if options.believed_today { DayShown::Believed } else { DayShown::Real },
            app: AppSettings { lang: options.lang, ..AppSettings::default() },
            settings_folder: None,
            at: moment(clock),
            size: Size { width: size.0, height: size.1 },
        });
        let mut rehearsal = Self { model, desk, answers, terminal, clock };
        rehearsal.model.shared.session = super::model::Session::Opening;
        rehearsal.ask(vec![Request::Unlock { typed: zeroize::Zeroizing::new(passphrase.to_owned()) }]);
        while rehearsal.model.shared.search != super::model::Search::Ready
            && let Ok(reply) = rehearsal.answers.recv()
        {
            rehearsal.tell(What::Reply(reply));
        }
        rehearsal.draw();
        Ok(rehearsal)
    }

    /// Presses keys, each after the frame that shows the answer to the one before: `/an`, `<enter>`, `<down>`, `<pgdn>`,
    /// `<end>`, `<esc>`, `<tab>`. Gives the time from each key to that frame.
    pub fn press(&mut self, keys: &str) -> Vec<Duration> {
        let mut taken = Vec::new();
        for key in keys_of(keys) {
            let start: Instant = monotonic();
            self.tell(What::Key(key));
            self.draw();
            taken.push(monotonic().duration_since(start));
        }
        taken
    }

    /// The frame as it is, one line a row.
    pub fn text(&self) -> String {
        picture::text(self.buffer())
    }

    /// The frame as a picture.
    pub fn svg(&self) -> String {
        picture::svg(self.buffer())
    }

    fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    fn tell(&mut self, what: What) {
        let mut requests = Vec::new();
        for effect in update(&mut self.model, Msg { at: moment(self.clock), what }) {
            if let Effect::Send(request) = effect {
                requests.push(request);
            }
        }
        self.ask(requests);
    }

    /// Each request has one answer; what follows from it is asked too.
    fn ask(&mut self, requests: Vec<Request>) {
        for request in requests {
            if self.desk.requests.send(request).is_err() {
                return;
            }
            loop {
                let Ok(reply) = self.answers.recv() else { return };
                let is_progress = matches!(reply, Reply::Progress(_));
                self.tell(What::Reply(reply));
                if !is_progress {
                    break;
                }
            }
        }
    }

    fn draw(&mut self) {
        let Self { terminal, model, .. } = self;
        terminal.draw(|frame| view(model, frame)).unwrap_or_else(|never| match never {});
    }
}

/// The desk closes the ledger: another rehearsal may open it.
impl Drop for Rehearsal {
    fn drop(&mut self) {
        if self.desk.requests.send(Request::Close).is_err() {
            return;
        }
        while let Ok(reply) = self.answers.recv() {
            if matches!(reply, Reply::Closed) {
                return;
            }
        }
    }
}

fn moment(clock: Clock) -> Moment {
    Moment { since_start: Duration::ZERO, today: clock.today(), wall: clock.now() }
}

/// Keys as they are written in a text: characters, and names in angle brackets.
pub fn keys_of(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '<' {
            keys.push(Key::Char(c));
            continue;
        }
        let name: String = rest.by_ref().take_while(|c| *c != '>').collect();
        keys.extend(Key::of_name(&name));
    }
    keys
}
