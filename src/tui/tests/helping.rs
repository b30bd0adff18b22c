//! Questions to the help in one's own words, and their answers: journeys and pictures.

use ratatui::layout::Position;

use super::super::command::Scope;
use super::super::message::{Effect, Msg, What};
use super::super::model::Model;
use super::super::update::update;
use super::{at, go, looks, open_model, picture, press};

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

#[test]
fn one_types_and_enter_answers() {
    let mut model = open_model();
    go(&mut model, "?quen pass");
    assert_eq!(scope(&model), Scope::HelpAsk);
    let asked = picture(&mut model, 80, 24);
    assert!(asked.contains("► Quên mật khẩu của sổ"), "{asked}");
    go(&mut model, "<enter>");
    assert_eq!(scope(&model), Scope::HelpAnswer);
    let answer = picture(&mut model, 80, 24);
    assert!(
        answer.contains("24 từ khôi phục") && answer.contains("[Enter]") && !answer.contains("[Unlock"),
        "{answer}"
    );
    // Back the way one came: the questions, the keys, the screen.
    go(&mut model, "<esc>");
    assert!(picture(&mut model, 80, 24).contains("quen pass"));
    go(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Help);
    go(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Overview);
}

#[test]
fn a_slash_lists_every_question_and_a_word_narrows_them() {
    let mut model = open_model();
    go(&mut model, "<f1>/");
    let all = picture(&mut model, 80, 24);
    assert!(all.contains("Mới dùng lần đầu"), "{all}");
    go(&mut model, "<down><enter>");
    assert!(picture(&mut model, 80, 24).contains("[Ctrl+P]"));
    // The next answer without going back, and a new question from an answer.
    go(&mut model, "<tab>");
    assert!(picture(&mut model, 80, 24).contains("ký hiệu"));
    go(&mut model, "/nha khoa cua");
    assert!(picture(&mut model, 80, 24).contains("► Đến mà không có ai ở nhà"));
    go(&mut model, "<enter>");
    assert!(picture(&mut model, 80, 24).contains("bấm [1]"));
}

#[test]
fn letters_are_a_question_and_no_commands() {
    for letter in ["q", "u", "Q", "5"] {
        let mut model = open_model();
        let effects = press(&mut model, &format!("?{letter}"));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Leave)), "{letter}");
        assert_eq!(scope(&model), Scope::HelpAsk);
        assert!(
            picture(&mut model, 80, 24)
                .lines()
                .nth(1)
                .is_some_and(|line| line.trim_start_matches('/').trim().starts_with(letter)),
            "{letter}"
        );
    }
    let mut model = open_model();
    assert!(press(&mut model, "?<c-c>").iter().any(|effect| matches!(effect, Effect::Leave)));
}

#[test]
fn what_nobody_can_answer_is_said() {
    let mut model = open_model();
    go(&mut model, "?xyzw qqq<enter>");
    assert_eq!(scope(&model), Scope::HelpAsk);
    assert!(picture(&mut model, 80, 24).contains("Chưa có câu trả lời nào"));
    go(&mut model, "<c-u>bao cao");
    assert!(picture(&mut model, 80, 24).contains("► Làm và gửi báo cáo ngày, tháng, tổng kết"));
}

#[test]
fn a_click_on_a_question_answers_it() {
    let mut model = open_model();
    go(&mut model, "?/");
    let shown = picture(&mut model, 80, 24);
    let row = shown.lines().position(|line| line.contains("Tìm một lệnh")).unwrap();
    let what = What::Click(Position::new(10, u16::try_from(row).unwrap()));
    update(&mut model, Msg { at: at(0), what });
    assert_eq!(scope(&model), Scope::HelpAnswer);
    assert!(picture(&mut model, 80, 24).contains("Tìm một lệnh khi không nhớ phím"));
}

#[test]
fn pictures_of_questions_and_answers() {
    let mut model = open_model();
    go(&mut model, "?/");
    insta::assert_snapshot!("help_questions_80x24", looks(&mut model, 80, 24));
    go(&mut model, "nha di vang");
    insta::assert_snapshot!("help_asked_80x24", looks(&mut model, 80, 24));
    insta::assert_snapshot!("help_asked_160x50", looks(&mut model, 160, 50));
    go(&mut model, "<enter>");
    insta::assert_snapshot!("help_answer_80x24", looks(&mut model, 80, 24));
    go(&mut model, "<esc><c-u>xyzw");
    insta::assert_snapshot!("help_unanswered_80x24", looks(&mut model, 80, 24));
}
