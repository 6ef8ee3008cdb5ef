using Confrere.Allocation.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.AnswerSection;
using Confrere.Surveys.Features.SubmitSurvey;
using Confrere.Surveys.Features.ViewOwnResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Surveys;

public sealed class SubmitSurveyTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_post_thirty_two_times_at_once_is_one_row_and_everybody_hears_stored(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => trial.Submit(code, key: "once"))));

        results.ShouldAllBe(result => !result.IsRefused);
        results.Count(result => !result.Value.WasAlreadyStored).ShouldBe(1);
        (await Count<Submission>(trial)).ShouldBe(1);
        (await Count<AllocatedParticipant>(trial)).ShouldBe(1);
        (await Count<SubmissionRevision>(trial)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Different_answers_under_the_same_key_are_refused_and_kept_aside(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        await trial.Submit(code, key: "once", answer: 2);

        var second = await trial.Submit(code, key: "once", answer: 3);

        second.Refusal.ShouldBeOfType<AnswersDifferFromStored>();
        (await Only<SubmissionRevision>(trial)).Answers.ShouldContain("\"pfi01\":3");
        (await Only<Submission>(trial)).Answers.ShouldContain("\"pfi01\":2");
        (await trial.House.Do((IScores scores) => scores.Of(trial.Programme.Id))).ShouldAllBe(score => score.Value == 5.0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Thirty_two_different_posts_at_once_store_one_and_keep_every_other_aside(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(post => Task.Run(() =>
            trial.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "once", new Dictionary<string, int?> { ["pfi01"] = post % 4, ["pfi02"] = post / 8 }))))));

        var winner = (await Only<Submission>(trial)).Answers;
        var stored = results.Count(result => !result.IsRefused);
        stored.ShouldBe(2, "two posts carry each content");
        (await All<SubmissionRevision>(trial)).Count(row => row.Answers != winner).ShouldBe(32 - stored);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Answers_are_unreadable_in_the_database(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        await trial.Submit(await trial.Consent());

        await trial.Write(async work =>
        {
            var table = provider == DatabaseProvider.PostgreSql ? "trial.survey_submissions" : "trial_survey_submissions";
#pragma warning disable EF1002 // A table's name, chosen above.
            var stored = await work.Db.Database.SqlQueryRaw<byte[]>($"SELECT \"Answers\" AS \"Value\" FROM {table}").ToListAsync();
#pragma warning restore EF1002
            System.Text.Encoding.Latin1.GetString(stored.Single()).ShouldNotContain("pfi01");
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_what_is_no_answer_and_says_all_of_it(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();

        var refused = await trial.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", new Dictionary<string, int?> { ["pfi01"] = 5, ["pfi99"] = 1 })));

        refused.Refusal!.Sentence.ShouldBe(
            "Nothing was stored. \"I look back on a working day with pleasure\": 5 is not one of the answers 0 to 4. The item \"pfi99\" is not asked at this visit.");
        (await Count<Submission>(trial)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_an_empty_survey_and_a_visit_that_is_not_asked(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();

        (await trial.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", new Dictionary<string, int?>())))).Refusal.ShouldBeOfType<NothingIsAnswered>();
        (await trial.Submit(code, "month3")).Refusal.ShouldBeOfType<SurveyIsNotAsked>();
        (await trial.Submit(ParticipantCode.New())).Refusal.ShouldBeOfType<SurveyIsNotAsked>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_before_the_window_opens_and_after_it_shuts(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        await trial.Submit(code);

        // Allocated on 2 March 2026 in Zurich; due 31 May, open 24 May to 21 June.
        (await trial.Submit(code, "month3")).Refusal!.Sentence.ShouldBe("This survey opens on 24 May 2026. Nothing was stored; please come back then.");
        trial.House.Clock.Reset(Instant.FromUtc(2026, 5, 23, 22, 0));
        (await trial.Submit(code, "month3", answer: 1)).IsRefused.ShouldBeFalse();
        trial.House.Clock.Reset(Instant.FromUtc(2026, 9, 30, 0, 0));
        (await trial.Submit(code, "month6")).Refusal!.Sentence.ShouldStartWith("This survey closed on 19 September 2026");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Drafts_are_kept_once_by_key_and_the_latest_stands_until_the_survey_is_sent(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        Task<bool> Save(string key, int? value) => trial.House.As(async services =>
            (await services.GetRequiredService<SaveDraft>().Handle(new(code, "baseline", key, new Dictionary<string, int?> { ["pfi01"] = value }))).IsRefused);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Save("a", 1))));
        await Save("b", 4);
        await Save("a", 1);
        var obligation = (await All<Obligation>(trial)).Single(row => row.IsBaseline).Id;

        (await All<DraftAnswer>(trial)).Count.ShouldBe(2);
        (await trial.House.Do((DraftSheet drafts) => drafts.Of(obligation)))["pfi01"].ShouldBe(4);
        await trial.Submit(code);
        (await Save("c", 2)).ShouldBeTrue();
        (await All<DraftAnswer>(trial)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refused_survey_keeps_its_drafts_and_so_does_everybody_else(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var (first, second) = (await trial.Consent(), await trial.Consent());
        foreach (var code in (ParticipantCode[])[first, second])
            await trial.House.Do((SaveDraft save) => save.Handle(new(code, "baseline", "a", new Dictionary<string, int?> { ["pfi01"] = 1 })));

        (await trial.House.Do((SubmitSurvey submit) => submit.Handle(new(first, "baseline", "key", new Dictionary<string, int?> { ["pfi01"] = 9 })))).IsRefused.ShouldBeTrue();
        (await All<DraftAnswer>(trial)).Count.ShouldBe(2);
        await trial.Submit(first);

        var left = await Only<DraftAnswer>(trial);
        left.Obligation.ShouldBe((await All<Obligation>(trial)).Single(row => row.Participant == second).Id);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_institution_finds_no_survey(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();

        var foreign = await trial.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", Trial.Answers(1))), NewId.Of<InstitutionId>());

        foreign.Refusal.ShouldBeOfType<SurveyIsNotAsked>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_changed_instrument_does_not_alter_old_scores(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        await trial.Submit(await trial.Consent(), answer: 1);
        var before = await trial.House.Do((IScores scores) => scores.Of(trial.Programme.Id));

        var pfi = InstrumentCatalogue.Shipped()["pfi"];
        var changed = pfi with { Edition = "3", Scales = [.. pfi.Scales.Select(scale => scale with { MultiplyBy = 1 })] };
        var after = await trial.House.As(services => new Scores(services.GetRequiredService<Reader>(), new InstrumentArchive(new([changed]))).Of(trial.Programme.Id));

        before.ShouldAllBe(score => score.Value == 2.5 && score.InstrumentVersion == pfi.Version);
        after.ShouldBe(before);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_version_is_kept_once_and_its_document_is_what_its_name_says(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var codes = new List<ParticipantCode>();
        for (var i = 0; i < 8; i++) codes.Add(await trial.Consent());
        await Task.WhenAll(codes.Select(code => Task.Run(() => trial.Submit(code))));

        var kept = await Only<InstrumentVersion>(trial);

        InstrumentDocument.Read(kept.Document).Instrument!.Version.ShouldBe(kept.Version);
        kept.Version.ShouldBe((await All<Submission>(trial))[0].InstrumentVersion);
    }

    private static async Task<int> Count<T>(Trial trial) where T : class => (await All<T>(trial)).Count;

    private static async Task<T> Only<T>(Trial trial) where T : class => (await All<T>(trial)).Single();

    private static Task<List<T>> All<T>(Trial trial) where T : class => trial.House.As(services => services.GetRequiredService<Reader>().Query<T>().ToListAsync());
}
