//! What stands around a report in the official form (NĐ 30/2020/NĐ-CP, domain.md section 9). What the campaign's
//! settings leave open is a dotted gap for the pen.

use super::figures::Official;
use super::said::{Said, said};
use super::tally::TallyHead;
use super::tally_tables::of_period;
use crate::domain::campaign::OfficialForm;
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::Period;
use crate::text::words::Words;

/// Everything around a report.
pub(super) fn around(head: &TallyHead, words: &Words) -> Official {
    let form = &head.campaign.form;
    let part = |of: fn(&OfficialForm) -> &String| Said::form(form, of);
    let gap = || said!(words, "form-gap");
    let made = head.made_at.local_day();
    let mut recipients = match Said::recipients(form) {
        listed if listed.is_empty() => vec![said!(words, "form-as-above")],
        listed => listed.iter().map(|line| said!(words, "form-recipient", recipient = line)).collect(),
    };
    recipients.push(said!(words, "form-archive"));
    Official {
        superior: part(|form| &form.superior).or(|| Said::unit_above(&head.ward)).capitals(),
        issuer: part(|form| &form.issuer).or(|| Said::ward(&head.ward)).or(gap).capitals(),
        country: said!(words, "form-country"),
        motto: said!(words, "form-motto"),
        number: said!(words, "form-number", symbol = part(|form| &form.symbol).or(|| said!(words, "form-symbol"))),
        place_and_day: said!(
            words,
            "form-place-and-day",
            place = part(|form| &form.place).or(gap),
            day = Said::day_of_month(made),
            month = Said::month(made),
            year = Said::year(made),
        ),
        title: said!(words, "form-title"),
        subject: subject(head, words),
        subject_lines: matter_and_period(head, words),
        to: said!(words, "form-to", to = Said::receiver(&head.campaign).or(|| said!(words, "form-long-gap"))),
        opening: opening(head, words),
        recipients_heading: said!(words, "form-recipients"),
        recipients,
        on_behalf: part(|form| &form.on_behalf).capitals(),
        signer_title: part(|form| &form.signer_title).or(gap).capitals(),
        signer_name: part(|form| &form.signer_name),
        annex: said!(words, "form-annex"),
        annex_subject: said!(words, "form-annex-subject", subject = subject(head, words)),
        continued: said!(words, "form-continued"),
        row_number: said!(words, "form-row-number"),
    }
}

/// What a report is about.
pub(super) fn subject(head: &TallyHead, words: &Words) -> Said {
    let [matter, period] = matter_and_period(head, words);
    said!(words, "form-subject", matter = matter, period = period)
}

fn matter_and_period(head: &TallyHead, words: &Words) -> [Said; 2] {
    let period = of_period(Period { since: head.since, as_of: head.as_of }, words);
    match head.report.as_ref().map(|report| report.kind) {
        Some(ReportKind::Daily | ReportKind::Monthly) => [said!(words, "form-matter"), period],
        Some(ReportKind::Final) => [said!(words, "form-matter-final"), period],
        None => [said!(words, "form-matter"), said!(words, "form-until", day = head.as_of)],
    }
}

fn opening(head: &TallyHead, words: &Words) -> Said {
    let (ward, campaign) = (Said::ward(&head.ward), Said::campaign(&head.campaign));
    let period = of_period(Period { since: head.since, as_of: head.as_of }, words);
    if campaign.is_empty() {
        said!(words, "form-opening", ward = ward, period = period, day = head.as_of)
    } else {
        said!(words, "form-opening-campaign", campaign = campaign, ward = ward, period = period, day = head.as_of)
    }
}
