//! Which of a few prepared texts somebody means who asks in words of their own. Each text has a title, other words
//! for the same thing, and a body; a word that few of them have says more than one that many have, and two words that
//! stand together say more than the two apart. Marks and one wrong letter in a word are forgiven.

use std::collections::HashSet;

use super::fold::loose;
use super::query::{Fit, Forgiving, Part, Word, parted, parts_of};

/// Nobody asks at more length.
const MOST_WORDS: usize = 24;
/// A shorter word that is not the last typed one is whole, not the beginning of another.
const SHORTEST_BEGINNING: usize = 3;
/// What fits less than this part of the best is not what is meant.
const WORTH_OF_BEST: u32 = 4;

/// One of the texts.
pub struct Topic {
    /// What it is called, once in each language.
    pub titles: Vec<String>,
    /// Other words for it, phrase by phrase, the phrases parted by commas.
    pub others: Vec<String>,
    /// What it says.
    pub bodies: Vec<String>,
}

/// Texts that can be asked for.
pub struct Asked {
    topics: Vec<Vec<Phrase>>,
    /// Words of asking itself, which say little: how, do, I.
    idle: HashSet<String>,
}

/// Words that stand together.
struct Phrase {
    worth: u32,
    words: Vec<Word>,
}

impl Asked {
    /// The texts, and the words that say little.
    pub fn new(topics: &[Topic], idle: &str) -> Self {
        let phrases = |texts: &[String], worth| -> Vec<Phrase> {
            let phrases = texts.iter().flat_map(|text| text.split([',', '.', ':', '\n']));
            phrases.map(|phrase| Phrase { worth, words: words_of(phrase) }).collect()
        };
        let topics = topics.iter().map(|topic| {
            let parts = [phrases(&topic.titles, 6), phrases(&topic.others, 5), phrases(&topic.bodies, 1)];
            parts.into_iter().flatten().collect()
        });
        Self { topics: topics.collect(), idle: loose(idle).split(' ').map(str::to_owned).collect() }
    }

    /// The places of the texts that are perhaps meant, the best first.
    pub fn find(&self, typed: &str) -> Vec<usize> {
        let folded = loose(typed);
        let typed: Vec<Part> = folded.split(' ').take(MOST_WORDS).flat_map(parts_of).collect();
        let mut scores = vec![0_u32; self.topics.len()];
        for (place, part) in typed.iter().enumerate() {
            let is_last = place + 1 == typed.len();
            let share = if self.idle.contains(part.loose()) { 8 } else { 1 };
            self.add(&mut scores, share, |phrase, least| phrase.fit(part, least, is_last));
        }
        for (one, other) in typed.iter().zip(typed.iter().skip(1)) {
            self.add(&mut scores, 1, |phrase, least| (least == Fit::Whole).then(|| phrase.fit_pair(one, other))?);
        }
        let best = scores.iter().copied().max().unwrap_or(0);
        let worth =
            scores.iter().copied().enumerate().filter(|(_, score)| *score > 0 && *score * WORTH_OF_BEST >= best);
        let mut found: Vec<(usize, u32)> = worth.collect();
        found.sort_by_key(|(place, score)| (std::cmp::Reverse(*score), *place));
        found.into_iter().map(|(place, _)| place).collect()
    }

    /// Adds what one word of the question, or two together, say for each text. What stands whole somewhere is that
    /// word, and not the beginning of another or a slip.
    fn add(&self, scores: &mut [u32], share: u32, fit: impl Fn(&Phrase, Fit) -> Option<u32>) {
        for least in [Fit::Whole, Fit::Beginning, Fit::Near] {
            let best_of = |phrases: &Vec<Phrase>| phrases.iter().filter_map(|phrase| fit(phrase, least)).max();
            let fits: Vec<u32> = self.topics.iter().map(|phrases| best_of(phrases).unwrap_or(0)).collect();
            let count = u32::try_from(fits.iter().filter(|fit| **fit > 1).count()).unwrap_or(u32::MAX);
            if fits.iter().all(|fit| *fit == 0) {
                continue;
            }
            let rarity = 1_000 / count.saturating_add(3);
            scores.iter_mut().zip(fits).for_each(|(score, fit)| *score += fit * rarity / share);
            return;
        }
    }
}

impl Phrase {
    /// How well one of its words fits, at least so well.
    fn fit(&self, part: &Part, least: Fit, is_last: bool) -> Option<u32> {
        let fits = self.words.iter().filter_map(|word| part.fit(word, Forgiving::OneLetter));
        let best = fits.filter(|fit| *fit >= least).max()?;
        let is_begun = is_last || part.loose().len() >= SHORTEST_BEGINNING;
        let (worth, most) = match best {
            Fit::Same | Fit::Whole => (4, 4),
            Fit::Beginning if is_begun => (3, 4),
            Fit::Beginning => return None,
            Fit::Near => (2, 4),
        };
        Some((self.worth * worth).div_ceil(most))
    }

    /// What it counts that two of its words, one behind the other, are these.
    fn fit_pair(&self, one: &Part, other: &Part) -> Option<u32> {
        let is = |part: &Part, word: &Word| part.fit(word, Forgiving::Nothing).is_some_and(|fit| fit >= Fit::Whole);
        let pairs = || self.words.iter().zip(self.words.iter().skip(1));
        pairs().any(|(first, second)| is(one, first) && is(other, second)).then_some(self.worth)
    }
}

/// The words of a phrase, without marks.
fn words_of(phrase: &str) -> Vec<Word> {
    loose(&parted(phrase)).split(' ').filter(|word| !word.is_empty()).map(Word::of).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asked() -> Asked {
        let topic = |title: &str, others: &str, body: &str| Topic {
            titles: vec![title.to_owned()],
            others: vec![others.to_owned()],
            bodies: vec![body.to_owned()],
        };
        let topics = [
            topic("Nhập danh sách", "file excel, đưa dữ liệu vào", "Chọn tệp rồi xem trước."),
            topic("Xuất danh sách", "in ra, gửi tổ trưởng", "Chọn nơi ghi tệp."),
            topic("Đổi mật khẩu", "quên pass, sổ bị lộ", "Nhập mật khẩu mới."),
            topic("Số nhân khẩu", "bao nhiêu người", "Xem ở đầu bảng."),
        ];
        Asked::new(&topics, "làm sao để danh")
    }

    #[test]
    fn rare_words_words_together_and_slips() {
        let asked = asked();
        for (typed, expected) in [
            ("nhap danh sach", 0),
            ("dua du lieu excel vao", 0),
            ("làm sao để gửi tổ trưởng", 1),
            ("mat khau", 2),
            ("MẬT KHẢU", 2),
            ("matt khau bi lo", 2),
            ("khau nhan", 3),
            ("bao nhieu", 3),
            ("exel", 0),
            ("tru", 1),
        ] {
            assert_eq!(asked.find(typed).first(), Some(&expected), "{typed}: {:?}", asked.find(typed));
        }
    }

    #[test]
    fn nothing_is_found_where_nothing_fits() {
        let asked = asked();
        assert_eq!(asked.find("xyzt qwrt"), Vec::<usize>::new());
        assert_eq!(asked.find(" .. "), Vec::<usize>::new());
        // What only one text says leaves out the others that share a common word.
        assert_eq!(asked.find("quên pass"), [2]);
    }

    proptest! {
        #[test]
        fn any_question_is_answered_in_order_and_once(typed in "\\PC{0,60}") {
            let mut found = asked().find(&typed);
            let count = found.len();
            found.sort_unstable();
            found.dedup();
            prop_assert_eq!(found.len(), count);
            prop_assert!(found.iter().all(|place| *place < 4));
        }
    }
}
