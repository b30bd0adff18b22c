//! A card's text among the keys. A scanner is a keyboard: it types the text of a card, faster than any hand, wherever
//! the user happens to be. None of its digits and letters may become a command or get into a field on the way.
//!
//! A state machine between the terminal and the screen. A key that may begin a card is held back; as long as the next
//! one comes at the pace of a scanner and still fits ([`Fit`]), they are held together. When they do not fit, or a pause
//! comes too early, all of them go on as the keys that they are, in order, so that nothing typed is ever lost. Once
//! twelve digits and a `|`, or the beginning of the zone, are there, everything up to the pause is the card's, its
//! Enters too. A scan needs no Enter at its end.
//!
//! Cards of people born in Viet Nam begin with 0, which is no command of any list: it can be held for as long as slow
//! scanners need. The other beginnings that are commands are held for less than a frame. While nothing is held nothing
//! waits, so that an idle program does not wake.

use std::time::Duration;

use super::key::Key;
use super::message::What;

/// Slow scanners type a key every 50 ms; two keys of a hand in the right order do not come closer for long.
const PACE: Duration = Duration::from_millis(60);
/// How long a key is held that may be a command: less than a frame, so that nobody notices.
const HELD: Duration = Duration::from_millis(12);
/// Digits of a personal number.
const DIGITS: usize = 12;
/// How the zone on the back begins.
const ZONE: [char; 5] = ['I', 'D', 'V', 'N', 'M'];
/// No card says more; what a stuck scanner types beyond that is dropped.
const MOST_CHARS: usize = 2_000;

/// Where keys go at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focus {
    /// To a text field.
    Text,
    /// To commands.
    Commands,
}

/// Keys that may be a card's.
#[derive(Default)]
pub struct Scanner {
    held: Vec<(Duration, Key)>,
    /// The same as messages, while it is not known whether they are a card's.
    undecided: Vec<(Duration, What)>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// They may become a card, if the next key comes within this time.
    #[default]
    Begun,
    Card,
}

/// How keys fit a card's beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fit {
    No,
    SoFar,
    Card,
}

impl Scanner {
    /// Takes what came, with its time; gives what goes on to the screen now.
    pub fn sift(&mut self, came: Vec<(Duration, What)>, focus: Focus) -> Vec<(Duration, What)> {
        let mut out = Vec::with_capacity(came.len());
        for (at, what) in came {
            // Messages wait in line: one that came late may still have come in time.
            if self.deadline(focus).is_some_and(|deadline| deadline < at) {
                self.end(&mut out);
            }
            match what {
                What::Key(key) => self.take(at, key, &mut out),
                What::Woken => {
                    if self.deadline(focus).is_some_and(|deadline| deadline <= at) {
                        self.end(&mut out);
                    }
                    out.push((at, What::Woken));
                }
                // What the user does is done in order; the rest is none of theirs.
                What::Paste(_) | What::Click(_) | What::Wheel(_) => {
                    self.end(&mut out);
                    out.push((at, what));
                }
                What::Resized(..) | What::Reply(_) | What::Signal(_) | What::Crashed | What::Scanned(_) => {
                    out.push((at, what));
                }
            }
        }
        out
    }

    /// When what is held goes on, if no key comes.
    pub fn deadline(&self, focus: Focus) -> Option<Duration> {
        let (last, _) = self.held.last()?;
        let is_command = focus == Focus::Commands && self.state == State::Begun;
        let may_be_meant = is_command
            && match self.held.as_slice() {
                [(_, Key::Char(c))] => !matches!(c, '0' | 'I'),
                _ => false,
            };
        Some(*last + if may_be_meant { HELD } else { PACE })
    }

    /// The keys of which it is not known yet whether they are a card's.
    pub fn undecided(&self) -> impl Iterator<Item = &(Duration, What)> {
        self.undecided.iter()
    }

    /// Gives these keys up: they are no card's.
    pub fn release(&mut self) -> Vec<(Duration, What)> {
        if self.state == State::Begun {
            self.held.clear();
        }
        std::mem::take(&mut self.undecided)
    }

    fn take(&mut self, at: Duration, key: Key, out: &mut Vec<(Duration, What)>) {
        match self.state {
            State::Card if is_of_card(key) => {
                if self.held.len() < MOST_CHARS {
                    self.held.push((at, key));
                } else if let Some((last, _)) = self.held.last_mut() {
                    *last = at;
                }
            }
            State::Card => {
                self.end(out);
                self.take(at, key, out);
            }
            State::Begun => {
                self.held.push((at, key));
                match self.fit() {
                    Fit::SoFar => self.undecided.push((at, What::Key(key))),
                    Fit::Card => {
                        self.state = State::Card;
                        self.undecided.clear();
                    }
                    Fit::No => {
                        // The last one may be the first of a card.
                        self.held.pop();
                        let was_held = !self.held.is_empty();
                        self.end(out);
                        if was_held {
                            self.take(at, key, out);
                        } else {
                            out.push((at, What::Key(key)));
                        }
                    }
                }
            }
        }
    }

    /// What is held is a card, or goes on as it came.
    fn end(&mut self, out: &mut Vec<(Duration, What)>) {
        let held = std::mem::take(&mut self.held);
        match std::mem::take(&mut self.state) {
            State::Begun => out.append(&mut self.undecided),
            State::Card => {
                let at = held.last().map(|(at, _)| *at).unwrap_or_default();
                out.push((at, What::Scanned(held.iter().map(|(_, key)| char_of(*key)).collect())));
            }
        }
    }

    fn fit(&self) -> Fit {
        let chars: Option<Vec<char>> =
            self.held.iter().map(|(_, key)| if let Key::Char(c) = key { Some(*c) } else { None }).collect();
        let Some(chars) = chars else { return Fit::No };
        if chars.first().is_some_and(|c| c.eq_ignore_ascii_case(&'i')) {
            let fits = chars.iter().zip(ZONE).all(|(c, expected)| c.eq_ignore_ascii_case(&expected));
            return match (fits, chars.len() >= ZONE.len()) {
                (false, _) => Fit::No,
                (true, false) => Fit::SoFar,
                (true, true) => Fit::Card,
            };
        }
        let (number, rest) = chars.split_at(chars.len().min(DIGITS));
        // A place of birth: 001 to 096, 101 to 295 abroad.
        let begins = number.first().is_some_and(|c| matches!(c, '0'..='2')) && !number.starts_with(&['0', '0', '0']);
        match rest {
            _ if !begins || !number.iter().all(char::is_ascii_digit) => Fit::No,
            [] => Fit::SoFar,
            ['|'] => Fit::Card,
            [..] => Fit::No,
        }
    }
}

/// What scanners type within and behind a card: characters, the end of a line in its three forms, Tab.
fn is_of_card(key: Key) -> bool {
    matches!(key, Key::Char(_) | Key::Enter | Key::Tab | Key::Ctrl('j' | 'm'))
}

fn char_of(key: Key) -> char {
    if let Key::Char(c) = key { c } else { '\n' }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CARD: &str = "001175458076||Đỗ Thị Mẫu|05071975|Nữ|Số 8 Lê Lợi|15062022";

    fn ms(number: u64) -> Duration {
        Duration::from_millis(number)
    }

    /// What the screen gets of keys that come one after the other, so many milliseconds apart, and of the pause after.
    fn typed(keys: &[Key], gap: u64, focus: Focus) -> Vec<String> {
        let mut scanner = Scanner::default();
        let mut got = Vec::new();
        let mut at = 1_000;
        for key in keys {
            at += gap;
            // The program wakes for the deadline, as it does while it waits for keys.
            if let Some(deadline) = scanner.deadline(focus).filter(|deadline| *deadline < ms(at)) {
                got.extend(scanner.sift(vec![(deadline, What::Woken)], focus));
            }
            got.extend(scanner.sift(vec![(ms(at), What::Key(*key))], focus));
        }
        if let Some(deadline) = scanner.deadline(focus) {
            got.extend(scanner.sift(vec![(deadline, What::Woken)], focus));
        }
        assert_eq!(scanner.deadline(focus), None, "nothing is held, nothing waits");
        told(got)
    }

    fn told(got: Vec<(Duration, What)>) -> Vec<String> {
        let tell = |what| match what {
            What::Key(Key::Char(c)) => Some(c.to_string()),
            What::Key(key) => Some(format!("<{key}>")),
            What::Scanned(text) => Some(format!("card {text}")),
            What::Paste(text) => Some(format!("paste {text}")),
            What::Click(_)
            | What::Wheel(_)
            | What::Resized(..)
            | What::Reply(_)
            | What::Signal(_)
            | What::Woken
            | What::Crashed => None,
        };
        got.into_iter().filter_map(|(_, what)| tell(what)).collect()
    }

    fn keys(text: &str) -> Vec<Key> {
        text.chars().map(|c| if c == '\n' { Key::Enter } else { Key::Char(c) }).collect()
    }

    #[test]
    fn a_card_is_one_thing_at_the_pace_of_any_scanner() {
        for focus in [Focus::Text, Focus::Commands] {
            for gap in [0, 1, 8, 20, 50] {
                for end in ["", "\n"] {
                    let card = format!("{CARD}{end}");
                    assert_eq!(typed(&keys(&card), gap, focus), [format!("card {card}")], "{gap} {focus:?}");
                }
                let zone = "IDVNM1754580760001175458076<<2\n7507058F\n";
                assert_eq!(typed(&keys(zone), gap, focus), [format!("card {zone}")]);
            }
            // Whose first key is a command is held for less than a frame.
            let abroad = CARD.replacen('0', "1", 1);
            assert_eq!(typed(&keys(&abroad), 10, focus), [format!("card {abroad}")]);
        }
    }

    #[test]
    fn what_a_hand_types_goes_on_key_by_key() {
        for text in
            ["0912345678", "001175458076|", "id", "IDVNM1", "12\n", "v0a", "000000000000|", "|", "031085000613\n"]
        {
            let expected: Vec<String> =
                keys(text).iter().map(|key| told(vec![(ms(0), What::Key(*key))]).concat()).collect();
            for focus in [Focus::Text, Focus::Commands] {
                assert_eq!(typed(&keys(text), 90, focus), expected, "{text}");
            }
        }
    }

    #[test]
    fn what_only_begins_like_a_card_is_what_was_typed() {
        for text in ["0912345678", "031085000613\n", "00117545807x|", "idiot", "00010203", "0011754580761|", "/0abc"] {
            let expected: Vec<String> =
                keys(text).iter().map(|key| told(vec![(ms(0), What::Key(*key))]).concat()).collect();
            assert_eq!(typed(&keys(text), 1, Focus::Text), expected, "{text}");
        }
    }

    #[test]
    fn a_command_is_held_for_less_than_a_frame_and_other_keys_not_at_all() {
        let held = |key: char, focus| {
            let mut scanner = Scanner::default();
            scanner.sift(vec![(ms(0), What::Key(Key::Char(key)))], focus);
            scanner.deadline(focus)
        };
        for key in ['1', '2', 'i'] {
            assert_eq!(held(key, Focus::Commands), Some(HELD));
        }
        assert_eq!((held('0', Focus::Commands), held('1', Focus::Text)), (Some(PACE), Some(PACE)));
        for key in ['3', '9', 'a', 'v', '/', '|', 'd'] {
            assert_eq!(held(key, Focus::Commands), None, "{key}");
        }
        assert!(HELD < ms(16));
    }

    #[test]
    fn keys_before_and_after_a_card_stay_keys() {
        let mut all = keys("v");
        all.extend(keys(CARD));
        all.push(Key::Esc);
        all.push(Key::Char('d'));
        assert_eq!(
            typed(&all, 2, Focus::Commands),
            ["v".to_owned(), format!("card {CARD}"), "<Esc>".to_owned(), "d".to_owned()]
        );
        let two = keys(&format!("0{CARD}"));
        assert_eq!(typed(&two, 1, Focus::Text).concat(), format!("0{CARD}"), "thirteen digits are no card");
    }

    #[test]
    fn a_click_or_a_paste_does_not_pass_the_keys_before_it() {
        let mut scanner = Scanner::default();
        let came = vec![
            (ms(0), What::Key(Key::Char('0'))),
            (ms(1), What::Paste("x".to_owned())),
            (ms(2), What::Key(Key::Char('a'))),
        ];
        assert_eq!(told(scanner.sift(came, Focus::Text)), ["0", "paste x", "a"]);
    }

    #[test]
    fn keys_that_are_not_decided_can_be_given_up() {
        let mut scanner = Scanner::default();
        let press = |scanner: &mut Scanner, text: &str| {
            let came = keys(text).into_iter().map(|key| (ms(0), What::Key(key))).collect();
            told(scanner.sift(came, Focus::Commands)).concat()
        };
        assert_eq!(press(&mut scanner, "quvm10"), "quvm");
        assert_eq!(scanner.undecided().count(), 2);
        assert_eq!(told(scanner.release()).concat(), "10");
        assert_eq!(scanner.deadline(Focus::Commands), None);
        // Of a card nothing is.
        assert_eq!(press(&mut scanner, CARD), "");
        assert_eq!((scanner.undecided().count(), scanner.release().len()), (0, 0));
        assert!(scanner.deadline(Focus::Commands).is_some());
    }

    #[test]
    fn a_scanner_that_does_not_stop_is_cut() {
        let flood = format!("{CARD}{}", "x".repeat(100_000));
        let got = typed(&keys(&flood), 1, Focus::Commands);
        assert_eq!(got.len(), 1);
        assert!(got[0].len() < MOST_CHARS + 100);
    }

    proptest! {
        #[test]
        fn no_key_is_lost_or_passed(text in "[0-3iIdDvVnNmM|a\\n]{0,40}", gaps in prop::collection::vec(0..150_u64, 40), is_text in any::<bool>()) {
            let focus = if is_text { Focus::Text } else { Focus::Commands };
            let mut scanner = Scanner::default();
            let (mut got, mut at) = (Vec::new(), 0);
            for (key, gap) in keys(&text).into_iter().zip(gaps) {
                at += gap;
                got.extend(scanner.sift(vec![(ms(at), What::Key(key))], focus));
            }
            got.extend(scanner.sift(vec![(ms(at + 1_000), What::Woken)], focus));
            let all: String = told(got).concat().replace("<Enter>", "\n").replace("card ", "");
            prop_assert_eq!(all, text);
        }
    }
}
