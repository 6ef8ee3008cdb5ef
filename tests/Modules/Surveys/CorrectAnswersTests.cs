using System.Net;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.CorrectAnswers;
using Confrere.Surveys.Features.ExchangeAnswers;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Confrere.Modules.Tests.Surveys.SurveyBrowser;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>The baseline of 2 March 2026 can be answered, and corrected, until the end of 16 March in Zurich.</summary>
public sealed class CorrectAnswersTests
{
    private const string Page = "/me/surveys/baseline/correct";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_correction_is_a_new_row_and_a_new_fact_with_a_reason_and_is_what_is_scored(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        await trial.Submit(code, answer: 2);
        var sent = await Only<Submission>(trial);
        trial.House.Clock.Advance(Duration.FromHours(1));

        (await Correct(trial, code, 3)).IsRefused.ShouldBeFalse();
        (await Correct(trial, code, 4, key: "second", reason: "misread")).IsRefused.ShouldBeFalse();

        var kept = await Only<Submission>(trial);
        (kept.Answers, kept.SubmittedAt).ShouldBe((sent.Answers, sent.SubmittedAt));
        var corrections = (await All<SubmissionCorrection>(trial)).OrderBy(row => row.Ordinal).ToList();
        corrections.Select(row => (row.Ordinal, row.Reason)).ShouldBe([(1, "slip"), (2, "misread")]);
        // The mean of answers that are all 4 of 4, shown times 2.5 of 10; the same in every scale of the instrument.
        (await trial.House.Do((IScores scores) => scores.Of(trial.Programme.Id)))
            .ShouldAllBe(score => score.Value == 10.0 && score.CorrectedAt == TestHouse.Start + Duration.FromHours(1) && score.SubmittedAt == sent.SubmittedAt);
        var facts = (await All<AuditFact>(trial)).Where(fact => fact.Action == "AnswersCorrected").OrderBy(fact => fact.Details.Contains("\"correction\":2")).ToList();
        facts.Select(fact => (fact.Subject, fact.Reason)).ShouldBe([($"participant/{code}", "slip"), ($"participant/{code}", "misread")]);
        facts[0].Details.ShouldContain($"\"replaces\":\"{Convert.ToHexStringLower(sent.ContentHash)}\"");
        facts[1].Details.ShouldContain($"\"replaces\":\"{Convert.ToHexStringLower(corrections[0].ContentHash)}\"");
        facts.ShouldAllBe(fact => !fact.Details.Contains("pfi01"));
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
        (await Exported(trial, "csv")).Split('\n')[1].ShouldContain(",baseline,2026-03-02T14:00:00Z,2026-03-02T15:00:00Z,");
        (await Exported(trial, "fhir")).ShouldContain("\"status\":\"amended\"");
    }

    private static async Task<string> Exported(Trial trial, string format)
    {
        var place = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("confrere-export-").FullName, "answers"));
        await trial.House.Do((ExportAnswers export) => export.Handle(trial.Programme.Id, format, place, null));
        var text = await File.ReadAllTextAsync(place.FullName);
        place.Directory!.Delete(recursive: true);
        return text;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_drawn_by_stays_what_was_sent(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        await trial.Submit(code, answer: 2);
        await Correct(trial, code, 4);

        await trial.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
            (await services.GetRequiredService<IBaselineValues>().Of(trial.Programme.Id, code, work))["pfi.burnout"].ShouldBe(5.0)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_correction_thirty_two_times_at_once_is_one_row(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        await trial.Submit(code);

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Correct(trial, code, 3))));

        results.ShouldAllBe(result => !result.IsRefused);
        (await All<SubmissionCorrection>(trial)).Count.ShouldBe(1);
        (await All<AuditFact>(trial)).Count(fact => fact.Action == "AnswersCorrected").ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_what_is_no_correction_and_stores_nothing(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        (await Correct(trial, code, 3)).Refusal.ShouldBeOfType<NothingWasSent>();
        await trial.Submit(code, answer: 2);

        (await Correct(trial, code, 2)).Refusal.ShouldBeOfType<NothingDiffers>();
        (await Correct(trial, code, 3, reason: null)).Refusal.ShouldBeOfType<ReasonIsMissing>();
        (await Correct(trial, code, 3, reason: "because I say so")).Refusal.ShouldBeOfType<ReasonIsMissing>();
        (await Correct(trial, code, 9)).Refusal.ShouldBeOfType<AnswersAreNotPossible>();
        (await Correct(trial, code, null)).Refusal.ShouldBeOfType<NothingIsAnswered>();
        (await Correct(trial, ParticipantCode.New(), 3)).Refusal.ShouldBeOfType<SurveyIsNotAsked>();
        trial.House.Clock.Reset(Instant.FromUtc(2026, 3, 16, 23, 0));
        (await Correct(trial, code, 3)).Refusal!.Sentence.ShouldBe("This survey closed on 16 March 2026, and what was sent stands since then. Nothing was changed.");

        (await All<SubmissionCorrection>(trial)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_left_corrects_nothing_and_whoever_has_their_answers_deleted_leaves_no_correction(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        await trial.Submit(code);
        (await Correct(trial, code, 3)).IsRefused.ShouldBeFalse();
        await trial.Leave(code);
        (await Correct(trial, code, 4, key: "later")).Refusal.ShouldBeOfType<SurveyWasWithdrawn>();

        await trial.Write(work => work.Publish(new ParticipantWithdrew(trial.Programme.Id, code, "deletion")));

        (await All<SubmissionCorrection>(trial)).ShouldBeEmpty();
        (await All<Submission>(trial)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_participant_alone_corrects_on_their_own_page(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, adjust: SignedInByHeader.Register);
        var code = await trial.Consent();
        using var browser = await Browser(trial, code);
        (await browser.GetAsync(Page)).Headers.Location!.ToString().ShouldBe("/me/surveys/baseline");
        await trial.Submit(code, answer: 2);

        (await Read(browser, "/me/surveys/baseline/send")).ShouldContain($"href=\"{Page}\"");
        var form = await Read(browser, Page);
        form.ShouldContain("checked");
        var answers = Trial.Answers(2).ToDictionary(answer => $"answers[{answer.Key}]", answer => answer.Key == "pfi01" ? "4" : "2");
        answers["key"] = Hidden(form)["key"];
        var refused = await Post(browser, Page, form, answers);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Say why you correct it.");
        answers["Reason"] = "slip";
        (await Post(browser, Page, form, answers)).Headers.Location!.ToString().ShouldBe("/me/surveys/baseline/send");
        (await Read(browser, "/me/surveys/baseline/send")).ShouldContain("You corrected it on 2 March 2026");
        (await Read(browser, "/me/results")).ShouldContain("corrected");

        SignedInByHeader.As(browser, NewId.Of<PersonId>(), trial.House.Institution);
        (await browser.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        SignedInByHeader.As(browser, Trial.PersonOf(code), trial.House.Institution, Role.Director);
        (await browser.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<Result<Done>> Correct(Trial trial, ParticipantCode code, int? answer, string key = "first", string? reason = "slip") =>
        trial.House.Do((CorrectAnswers correct) => correct.Handle(new(code, "baseline", key, reason, Trial.Answers(0).ToDictionary(item => item.Key, _ => answer))));

    private static async Task<T> Only<T>(Trial trial) where T : class => (await All<T>(trial)).Single();

    private static Task<List<T>> All<T>(Trial trial) where T : class => trial.House.As(services => services.GetRequiredService<Reader>().Query<T>().ToListAsync());
}
