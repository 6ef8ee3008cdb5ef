using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.ExportRecord;
using Confrere.Allocation.Features.OpenEarly;
using Confrere.Allocation.Features.Rehearse;
using Confrere.Allocation.Features.SeeOwnStart;
using Confrere.Allocation.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Access;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>What users of comparable open systems required of randomisation, or missed in it: threads 19 to 27 of our list of the field, one test or more for each.</summary>
public sealed class PublicRequirementTests
{
    /// <summary>19: whoever reads the log without the right to see allocations learns none from it.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_log_tells_no_reader_an_assignment(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: TrialProtocol.Stratified);
        for (var person = 0; person < 12; person++) await trial.Submit(await trial.Consent(), answer: person % 5);

        var facts = await trial.House.Do((AuditLog log) => log.All().ToListAsync().AsTask());

        facts.Count(fact => fact.Action == "ParticipantAllocated").ShouldBe(12);
        foreach (var word in trial.Programme.Protocol.Arms.SelectMany(arm => new[] { arm.Code.Value, arm.Label, arm.PlainWords }).Append("burnout="))
            facts.ShouldAllBe(fact => !$"{fact.Actor} {fact.Action} {fact.Subject} {fact.Details} {fact.Reason}".Contains(word, StringComparison.OrdinalIgnoreCase), word);
        // Nor by equality: no two commitments are the same, whatever the arm.
        facts.Where(fact => fact.Action == "ParticipantAllocated").Select(fact => fact.Details).Distinct().Count().ShouldBe(12);
    }

    /// <summary>20: what the number of an allocation means is said and kept: its place in its stratum, from 0, without gap and without doubles.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Numbers_are_unique_and_without_gap_in_each_stratum_and_follow_the_order_of_drawing(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: TrialProtocol.Stratified);
        for (var person = 0; person < 12; person++)
        {
            trial.House.Clock.AdvanceSeconds(1);
            await trial.Submit(await trial.Consent(), answer: person % 2 * 4);
        }

        foreach (var stratum in (await AllocateParticipantTests.Rows(trial)).GroupBy(row => row.Stratum))
            stratum.OrderBy(row => row.AllocatedAt).Select(row => row.Position).ShouldBe(Enumerable.Range(0, 6));
    }

    /// <summary>21: the allocation table is nobody's to see; an analyst gets letters, everybody else one group, on every page of the flow.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_role_reads_an_arm_beside_a_code(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, adjust: services => services.AddSingleton<IStartupFilter>(new SignedInAs()));
        for (var person = 0; person < 12; person++) await Allocate(at, $"p{person}@example.org");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await at.House.Serve() };
        var arms = (await at.Read()).Protocol.Arms;

        foreach (var role in new[] { Role.Director, Role.MatchDesk, Role.Auditor, Role.Analyst })
        {
            var flow = await Get(client, at, role, "flow");
            flow.Body.ShouldContain("Allocated by chance");
            foreach (var arm in arms)
            {
                flow.Body.ShouldNotContain(arm.Label);
                (await Get(client, at, role, $"flow/{arm.Code}.all")).Status.ShouldBe(404, role);
            }
            (await Get(client, at, role, "flow/A.all")).Status.ShouldBe(role == Role.Analyst ? 200 : 404, role);
            var list = (await Get(client, at, role, "flow/allocated")).Body;
            list.ShouldContain("12 participants by code");
            list.Contains($"/programmes/{at.Programme}/participants/", StringComparison.Ordinal).ShouldBe(role == Role.Director, "who may read a participant's events is led to them");
        }
        foreach (var role in new[] { Role.Participant, Role.Coach, Role.Administrator }) (await Get(client, at, role, "flow")).Status.ShouldNotBe(200, role);
    }

    /// <summary>21: a director knows who was invited, so a list of a handful of codes is not opened to one.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_director_opens_no_list_that_could_point_at_somebody(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider, adjust: services => services.AddSingleton<IStartupFilter>(new SignedInAs()));
        var code = await Allocate(at, "only@example.org");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await at.House.Serve() };

        (await Get(client, at, Role.Director, "flow/allocated")).Body.ShouldNotContain(code.Value);
        (await Get(client, at, Role.MatchDesk, "flow/allocated")).Body.ShouldContain(code.Value);
    }

    /// <summary>22: no list is pasted in, and whoever breaks the code or departs from it gives a reason that stays.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Breaking_the_code_has_its_reason_and_no_list_can_be_given(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        await trial.Submit(await trial.Consent());
        Task Open(string reason) => trial.House.As(services => services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<IUnblinding>().Open(trial.Programme.Id, reason, work)));

        (await Should.ThrowAsync<InvalidOperationException>(() => Open(" "))).Message.ShouldStartWith("Please write why the arms are opened.");
        await Open("A serious event, asked for by the ethics office.");

        var opened = (await trial.House.Do((AuditLog log) => log.All("ArmsOpened").ToListAsync().AsTask())).ShouldHaveSingleItem();
        opened.Reason.ShouldBe("A serious event, asked for by the ethics office.");
        (await trial.House.Do((OpenEarly early) => early.Handle(trial.Programme.Id, trial.Codes[0], ""))).Refusal.ShouldBeOfType<ReasonIsMissing>();
        typeof(Confrere.Protocols.Contracts.Randomisation).GetProperties().Select(property => property.Name).ShouldNotContain(name => name.Contains("List") || name.Contains("Sequence"));
    }

    /// <summary>23: a value left out keeps nobody from being allocated.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_gap_in_the_baseline_is_a_level_of_its_own_and_no_error(DatabaseProvider provider)
    {
        foreach (var protocol in new[] { TrialProtocol.Stratified, TrialProtocol.Minimised })
        {
            await using var trial = await Trial.On(provider, protocol: protocol);
            var code = await trial.Consent();
            // One statement of sixteen, which is too few for any scale.
            var almostNothing = Trial.Answers(0).Keys.ToDictionary(item => item, item => item == "pfi01" ? 2 : (int?)null);

            (await trial.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", almostNothing)))).Refusal.ShouldBeNull();

            (await AllocateParticipantTests.Rows(trial)).ShouldHaveSingleItem().Levels.ShouldContain("missing");
            (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
        }
    }

    /// <summary>24: an auditor needs the list with what was used. It holds every place that was taken and none that was not; before the seed is open there is none.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_record_holds_the_used_places_and_the_unused_follow_from_its_seed(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, shares: true);
        for (var person = 0; person < 7; person++) await trial.Submit(await trial.Consent());
        (await trial.House.Do((ExportRecord export) => export.Of(trial.Programme.Id))).Refusal.ShouldBeOfType<SeedIsClosed>();
        await trial.House.As(services => services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<IUnblinding>().Open(trial.Programme.Id, "Frozen and locked.", work)));
        (await trial.House.Do((Confrere.Allocation.Features.OpenSeed.OpenSeed open) => open.Handle(trial.Programme.Id, true, "The trial is closed."))).Refusal.ShouldBeNull();

        var record = (await trial.House.Do((ExportRecord export) => export.Of(trial.Programme.Id))).Value;

        record.Draws.Select(draw => draw.Position).ShouldBe(Enumerable.Range(0, 7));
        record.FirstProblem().ShouldBeNull();
        var list = new BlockSequence(Convert.FromHexString(record.Seed), AllocationRule.FromCanonical(record.Rule)).From("all");
        list.Take(7).Select(arm => arm.Value).ShouldBe(record.Draws.Select(draw => draw.Arm));
        (record with { Draws = [.. record.Draws.Skip(1)] }).FirstProblem().ShouldNotBeNull();
    }

    /// <summary>25: the group is drawn by itself when the first survey is in, and the participant's part of the system can read it at once.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Joining_draws_by_itself_and_the_participant_reads_it_at_once(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        Task<DrawnStart?> Own() => trial.House.As(async services => await services.GetRequiredService<OwnStart>().Of((await services.GetRequiredService<IParticipants>().Find(code))!));
        (await Own()).ShouldBeNull();

        await trial.Submit(code);

        trial.Programme.Protocol.Arms.Select(arm => arm.PlainWords).ShouldContain((await Own())!.Words);
    }

    /// <summary>26: where randomisation is tried out: on people who do not exist, from the document alone, kept apart from every list.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_rehearsal_leaves_no_trace_and_cannot_know_the_list(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var facts = (await trial.House.Do((AuditLog log) => log.All().ToListAsync().AsTask())).Count;

        var drawn = new Rehearsal(AllocationRule.Of(trial.Programme.Protocol), new byte[32]).Draw(60);

        drawn.Select(row => row.Participant).ShouldAllBe(name => name.StartsWith("TEST", StringComparison.Ordinal));
        Math.Abs(drawn.Count(row => row.Arm == "immediate") - 30).ShouldBeLessThanOrEqualTo(3);
        (await AllocateParticipantTests.Rows(trial)).ShouldBeEmpty();
        (await trial.House.Do((AuditLog log) => log.All().ToListAsync().AsTask())).Count.ShouldBe(facts);
    }

    /// <summary>26: a whole programme is tried out, its second draw and its rounds too.</summary>
    [Fact]
    public void A_rehearsal_goes_through_the_second_draw_and_through_rounds()
    {
        var lines = Lines("booster-at-month-6", 40, 1).ToList();
        lines[0].ShouldBe("Nothing is drawn at the start: all 40 test people are in \"coached\".");
        lines[1].ShouldBe("The second draw, as if all of them sent the survey \"month-6\":");
        lines[2].ShouldBe("40 test people a second time by permuted-blocks; the seed is thrown away and nothing is stored.");
        lines[3].ShouldMatch("everybody +booster-now [0-9]+  booster-later [0-9]+");

        // Sixty places; 150 apply in three rounds of fifty, so that nothing is drawn, and in two of 75.
        Lines("lottery-for-places", 150, 3).Count(line => line.EndsWith("places for all, nothing drawn)", StringComparison.Ordinal)).ShouldBe(3);
        Lines("lottery-for-places", 150, 2).Skip(2).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ShouldBe(["round-1 place-now 60 next-round 15", "round-2 place-now 60 next-round 15"]);
        static IEnumerable<string> Lines(string sample, int people, int rounds) => RehearseVerb.Lines(ProtocolDocument.Read(SampleGallery.Text(sample)).Protocol!, people, rounds);
    }

    /// <summary>27: balancing on those who completed was asked for elsewhere and is refused here: whoever left still counts.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_left_still_counts_in_a_minimisation(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: TrialProtocol.Minimised);
        for (var person = 0; person < 8; person++) await trial.Submit(await trial.Consent(), answer: person % 5);
        foreach (var code in trial.Codes.ToList()) await trial.Write(work => work.Publish(new ParticipantWithdrew(trial.Programme.Id, code, "data")));

        await trial.Submit(await trial.Consent());

        var rows = await AllocateParticipantTests.Rows(trial);
        var list = await trial.House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().SingleAsync());
        var (rule, seed) = (AllocationRule.FromCanonical(list.Rule), trial.House.Services.GetRequiredService<SeedVault>().Open(list));
        var margins = new Margins(rule);
        foreach (var row in rows.Take(8)) margins.Add(AllocatedParticipant.LevelsOf(row.Levels), row.Arm.Value);
        var expected = new Minimiser(seed, rule).At(8, margins, AllocatedParticipant.LevelsOf(rows[8].Levels));
        (rows[8].Arm, rows[8].Probability).ShouldBe((expected.Arm, expected.Probability));
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.Programme.Id))).Problem.ShouldBeNull();
    }

    /// <summary>21 and 23: to set up, to draw, to see and to depart from what was drawn are rights of different people; nobody draws by hand.</summary>
    [Fact]
    public async Task Setting_up_drawing_seeing_and_overriding_are_separate_rights()
    {
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite);
        var rules = house.Services.GetServices<AccessRule>().Where(rule => rule.Name.StartsWith("Allocation.", StringComparison.Ordinal)).ToDictionary(rule => rule.Name, rule => rule.Roles);

        rules["Allocation.Custody"].ShouldBe([Role.Administrator, Role.Auditor], ignoreOrder: true);
        rules["Allocation.Own"].ShouldBe([Role.Participant]);
        rules["Allocation.Override"].ShouldBe([Role.MatchDesk]);
        rules["Allocation.Round"].ShouldBe([Role.Director]);
        string[] apart = ["Allocation.Custody", "Allocation.Own", "Allocation.Override", "Allocation.Round"];
        apart.SelectMany(name => rules[name]).ShouldBeUnique();
        // Whoever opens enrolment holds no share, and no rule is about drawing: who closes a round decides when it is drawn and not what it gives.
        house.Services.GetServices<AccessRule>().Single(rule => rule.Name == "Enrolment.Direct").Roles.Intersect(rules["Allocation.Custody"]).ShouldBeEmpty();
        rules.Keys.ShouldBe([.. apart, "Allocation.Flow"], ignoreOrder: true);
    }

    private static async Task<ParticipantCode> Allocate(EnrolmentHouse at, string email)
    {
        var code = (await at.Enrol(email)).Participant;
        (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(code, "baseline", "key", Trial.Answers(2))))).IsRefused.ShouldBeFalse();
        return code;
    }

    private static async Task<(int Status, string Body)> Get(HttpClient client, EnrolmentHouse at, string role, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/programmes/{at.Programme}/{path}");
        request.Headers.Add(SignedInAs.Role, role);
        request.Headers.Add(SignedInAs.Institution, $"{at.House.Institution}");
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
