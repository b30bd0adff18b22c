//! Journeys from figures to the people behind them, by keys over the real desk: as many on the list as the figure says.

use super::journeys::Journey;
use super::picture;

/// The number before a word: `1.289 người` is 1289.
fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap_or_default().trim_end();
    let digits: String =
        before.chars().rev().take_while(|c| c.is_ascii_digit() || *c == '.').filter(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap_or_else(|_| panic!("no number before {word:?} in {text:?}"))
}

/// What the line above the table says of the selected figure.
fn figure(journey: &mut Journey, word: &str) -> u64 {
    let seen = picture(&mut journey.model, 80, 24);
    number_before(seen.lines().nth(2).unwrap_or_default(), word)
}

/// How many the list has.
fn listed(journey: &mut Journey, word: &str) -> u64 {
    let seen = picture(&mut journey.model, 80, 24);
    number_before(seen.lines().nth(1).unwrap_or_default(), word)
}

#[test]
fn from_any_figure_of_any_day_to_its_people() {
    let mut journey = Journey::begin(300);
    for days in ["", "n10/6<enter>", "n10/6<tab>1/6<enter>", "n<tab><tab>8/6 20:30<enter>"] {
        journey.keys("b").keys(days);
        for (keys, word) in
            [("<right><right>", " người"), ("<right>", " người"), ("<down><right><right><right>", " người")]
        {
            journey.keys(keys);
            let said = figure(&mut journey, word);
            journey.keys("<enter>");
            assert_eq!(listed(&mut journey, word), said, "{days} {keys}");
            journey.keys("<esc>");
        }
        journey.keys("<esc>");
    }
}

#[test]
fn from_a_rate_to_whom_it_lacks() {
    let mut journey = Journey::begin(300);
    journey.keys("b").keys(&"<right>".repeat(17));
    journey.sees("Tử số: người đã kích hoạt mức 2. Mẫu số: người đã được phê duyệt.");
    let (part, whole) = (figure(&mut journey, " / "), figure(&mut journey, " = "));
    assert!(part > 0 && part < whole, "{part} {whole}");
    journey.keys("<enter>");
    assert_eq!(listed(&mut journey, " người"), part);
    journey.keys("<esc>t").sees("còn thiếu ở tỷ lệ Kích hoạt / phê duyệt (hôm nay)");
    assert_eq!(listed(&mut journey, " người"), whole - part);
    // Who is activated from here is not missing any more.
    journey.keys("va<enter>").sees("Bấm u để hoàn tác.");
    assert_eq!(listed(&mut journey, " người"), whole - part - 1);
}

#[test]
fn from_a_chart_to_an_evening() {
    let mut journey = Journey::begin(300);
    journey.keys("bo").sees("[1 Các tổ]").keys("4").sees("[4 Theo ngày]").keys("<up>");
    let seen = picture(&mut journey.model, 80, 24);
    let line = seen.lines().find(|line| line.starts_with('►')).expect("a day is selected");
    let visits: u64 = line.rsplit(' ').next().and_then(|count| count.parse().ok()).expect("a count");
    journey.keys("<enter>").sees("Lượt thăm (14/06/2023–14/06/2023)");
    assert!(visits > 0 && listed(&mut journey, " hộ") <= visits, "{visits}");
    journey.keys("<esc>5").sees("Giờ là lúc ghi vào sổ.");
}

#[test]
fn from_a_report_to_the_people_of_its_period() {
    let mut journey = Journey::begin(300);
    journey.keys("y<enter>").sees("14/06/2023");
    let seen = picture(&mut journey.model, 80, 24);
    assert!(seen.contains("Danh sách"), "{seen}");
}
