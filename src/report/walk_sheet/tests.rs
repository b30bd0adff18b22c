use super::*;

fn sheet(doors: &[usize]) -> WalkSheet {
    let mut number = 0;
    let mut person = || {
        number += 1;
        SheetPerson {
            number,
            name: format!("Nguyễn Văn Mẫu {number}"),
            born: "1980".to_owned(),
            todo: "KÍCH HOẠT".to_owned(),
            phone: String::new(),
        }
    };
    let doors = doors.iter().enumerate().map(|(place, people)| SheetDoor {
        place: format!("{place} ngõ 34 phố Thí Điểm"),
        people: (0..*people).map(|_| person()).collect(),
    });
    let boxes = ['a', 'c', 'r'].map(|letter| (letter, "ô".to_owned())).to_vec();
    WalkSheet { boxes, goes_on: "(tiếp)".to_owned(), doors: doors.collect(), ..WalkSheet::default() }
}

fn numbers(pages: &[Vec<Piece<'_>>]) -> Vec<Vec<usize>> {
    let of_page = |page: &Vec<Piece<'_>>| {
        page.iter()
            .filter_map(|piece| match piece {
                Piece::Person { person, .. } => Some(person.number),
                Piece::Door { .. } => None,
            })
            .collect()
    };
    pages.iter().map(of_page).collect()
}

#[test]
fn doors_of_two_are_about_twelve_a_page_and_none_is_broken() {
    let sheet = sheet(&[2; 40]);
    let pages = sheet.pages();
    for page in &pages {
        let doors = page.iter().filter(|piece| matches!(piece, Piece::Door { .. })).count();
        assert!(doors <= 12, "{doors}");
        assert!(page.iter().map(Piece::height).sum::<u32>() <= PAGE);
        assert!(matches!(page.first(), Some(Piece::Door { .. })));
        assert_eq!(page.len(), doors * 3, "whole doors only");
    }
    assert_eq!(pages.len(), 4);
    assert_eq!(numbers(&pages).concat(), (1..=80).collect::<Vec<_>>(), "everybody once, in order");
}

#[test]
fn a_door_longer_than_a_page_goes_on_and_says_so() {
    let sheet = sheet(&[1, 70, 1]);
    let pages = sheet.pages();
    assert_eq!(numbers(&pages).concat(), (1..=72).collect::<Vec<_>>());
    let heads: Vec<&str> = pages
        .iter()
        .filter_map(|page| match page.first() {
            Some(Piece::Door { place, .. }) => Some(place.as_str()),
            Some(Piece::Person { .. }) | None => None,
        })
        .collect();
    assert_eq!(heads.len(), pages.len());
    assert!(heads[2].ends_with("(tiếp)"), "{heads:?}");
}

#[test]
fn what_does_not_fit_beside_each_other_makes_a_row_higher() {
    for (text, wide, expected) in
        [("", 5, 1), ("ngõ", 5, 1), ("ngõ 34", 5, 2), ("aaaaaaaaaaaa", 5, 3), ("a b c d", 3, 2)]
    {
        assert_eq!(lines_of(text, wide), expected, "{text}");
    }
    let person =
        SheetPerson { name: "Công Tằng Tôn Nữ Thị Nguyệt Minh".to_owned(), ..SheetPerson::default() };
    assert_eq!(person_piece(&person).height(), ROW + MORE);
    let with_phone = SheetPerson { phone: "0912".to_owned(), ..person };
    assert_eq!(person_piece(&with_phone).height(), ROW + 2 * MORE);
}

#[test]
fn an_empty_sheet_is_a_page_and_both_formats_are_written() {
    let empty = WalkSheet { title: "Tờ K7M2".to_owned(), ..sheet(&[]) };
    assert_eq!(empty.pages().len(), 1);
    let some = WalkSheet { title: "=1+1".to_owned(), ..sheet(&[2, 3]) };
    for sheet in [&empty, &some] {
        assert!(xlsx_sheet(sheet).unwrap().starts_with(b"PK"));
        assert!(docx_sheet(sheet).unwrap().starts_with(b"PK"));
    }
}
