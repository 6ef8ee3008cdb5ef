using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.RunMatch;

[Authorize(Policy = CoachingAccess.Match)]
internal sealed class MatchDeskPage(
    Reader reader, IProgrammes programmes, IPeople people, IInstitutions institutions, Waiting waiting, MatchRuns runs, ReviewMatch.ReviewPair reviewPair,
    PublishMatch.PublishMatch publish, MatchByHand.MatchByHand byHand, JoinGroup.JoinGroup join, JoinGroup.OpenSeats openSeats, DeclareTie.DeclareTie declare, ActorScope actor, IClock clock) : PageModel
{
    public Guid Id { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    public CoachRules Rules { get; private set; } = null!;
    public MatchRunning? Running { get; private set; }
    public (string Label, int People)? Draft { get; private set; }
    public string DraftedAt => Draft?.Label ?? "";
    public int Ready { get; private set; }
    public int Silent { get; private set; }
    public int Room { get; private set; }
    public int CoachesWithRoom { get; private set; }
    public IReadOnlyList<DraftedPair> Proposed { get; private set; } = [];
    public IReadOnlyList<DraftedPair> Unmatched { get; private set; } = [];
    public int PeopleProposed { get; private set; }
    public int ToPublish => Proposed.Count(pair => pair.Review != MatchReview.SetAside && !pair.IsGroup);
    public int GroupsToPublish => Proposed.Count(pair => pair.Review != MatchReview.SetAside && pair.IsGroup);
    public IReadOnlyList<(string Value, string Name)> Participants { get; private set; } = [];
    public IReadOnlyList<(string Value, string Name)> Coaches { get; private set; } = [];
    public IReadOnlyList<(string Value, string Name)> Everybody { get; private set; } = [];
    public IReadOnlyList<MatchRules> Declarable { get; } = [.. (MatchRulesExtensions.Declared & ~MatchRules.SetAside | MatchRules.Self).Each()];
    public IReadOnlyList<MatchRules> HardRules => [.. Enum.GetValues<MatchRules>().Where(rule => rule is not (MatchRules.None or MatchRules.SetAside) && (rule != MatchRules.Specialty || Rules.NeverSameSpecialty()))];
    public int EmptySeats { get; private set; }
    public IReadOnlyList<(string Value, string Name)> Seats { get; private set; } = [];
    public TypedMatch Typed { get; private set; } = new(null, null, null);
    public string? Refusal { get; private set; }

    private ProgrammeId Programme => new(Id);

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!await Load(id)) return NotFound();
        // Without script: the browser asks again by itself while the match runs.
        if (Running is { IsRunning: true }) Response.Headers["Refresh"] = "3";
        return Page();
    }

    public async Task<IActionResult> OnPostRun(Guid id) => await Answer(id, (await runs.Start(new(id), User.InstitutionId()!.Value, actor.Current)).Refusal, null);

    public async Task<IActionResult> OnPostStop(Guid id)
    {
        runs.Of(new(id))?.Stop();
        return await Answer(id, null, null);
    }

    public async Task<IActionResult> OnPostReview(Guid id, Guid pair, MatchReview review) =>
        await Answer(id, (await reviewPair.Handle(new(pair), review)).Refusal, null, $"#pair-{pair}");

    public async Task<IActionResult> OnPostPublish(Guid id)
    {
        var outcome = await publish.Handle(new(id));
        return await Answer(id, outcome.Refusal, outcome.IsRefused ? null : InWords(outcome.Value));
    }

    private static string InWords(PublishMatch.Published published) =>
        $"{published.Begun} {(published.Begun == 1 ? "pair is" : "pairs are")} published. Both sides are told."
        + (published.NoLongerPossible == 0 ? "" : $" {published.NoLongerPossible} no longer possible: something changed since the draft, and those people wait for the next.");

    public async Task<IActionResult> OnPostByHand(Guid id, Guid? place, Guid? coach, string? reason)
    {
        Typed = new(place?.ToString(), coach?.ToString(), reason);
        Refusal? refusal = place is { } known && coach is { } named ? (await byHand.Handle(new(known), new(named), reason ?? "")).Refusal : new MatchByHand.NobodyIsNamed();
        return await Answer(id, refusal, "The two are matched. Both are told.");
    }

    /// <param name="seat">The participant's place and the group, as the page offers them together.</param>
    public async Task<IActionResult> OnPostSeat(Guid id, string? seat, string? reason)
    {
        Typed = new(seat, null, reason);
        Refusal? refusal = seat?.Split('/') is [var one, var other] && Guid.TryParse(one, out var place) && Guid.TryParse(other, out var group)
            ? await join.Handle(new(place), new(group), reason ?? "") is { IsRefused: true, Refusal: { } why } ? why : null : new JoinGroup.NoSeatIsChosen();
        return await Answer(id, refusal, "They are in the group, and its meetings are booked for them. They and the coach are told.");
    }

    public async Task<IActionResult> OnPostTie(Guid id, Guid? one, Guid? other, MatchRules rule)
    {
        Refusal? refusal = one is not { } first || other is not { } second ? new DeclareTie.TieNeedsTwo()
            : rule == MatchRules.Self ? (await declare.SamePerson(new(first), new(second))).Refusal
            : (await declare.Handle(new(first), new(second), rule)).Refusal;
        return await Answer(id, refusal, "It is stated. The next draft keeps to it.");
    }

    private async Task<IActionResult> Answer(Guid id, Refusal? refusal, string? done, string anchor = "")
    {
        if (refusal is null)
        {
            if (done is not null) TempData["Done"] = done;
            return Redirect($"/match/{id}{anchor}");
        }
        if (!await Load(id)) return NotFound();
        Refusal = refusal.Sentence;
        return Page();
    }

    private async Task<bool> Load(Guid id)
    {
        Id = id;
        if (await programmes.Find(Programme) is not { } found) return false;
        (ProgrammeName, Rules, Running) = (found.Name, found.Protocol.Coaches, runs.Of(Programme));
        var places = await waiting.In(Programme);
        (Ready, Silent) = (places.Count(place => place.Wishes is not null), places.Count(place => place.Wishes is null));
        var ties = await Roster.Ties(reader.Query<Tie>(), reader.Query<SamePerson>());
        var coaches = await Roster.Candidates(reader.Query<CoachProfile>(), reader.Query<WeeklyHours>(), reader.Query<Engagement>(),
            reader.Query<Leave>(), ties, Rules.MostAtOnce, clock.GetCurrentInstant());
        (Room, CoachesWithRoom) = (coaches.Sum(coach => coach.Room), coaches.Count(coach => coach.Room > 0));
        await LoadNames(places, [.. coaches.Select(coach => coach.Coach)]);
        await LoadSeats(places);
        return true;
    }

    private async Task LoadSeats(IReadOnlyList<Place> places)
    {
        (EmptySeats, var fits) = await openSeats.In(Programme, places, Rules);
        if (fits.Count == 0) return;
        var names = await people.ContactsOf([.. fits.SelectMany(fit => new[] { fit.Place.Person, fit.Seat.Group.Coach }).Distinct()]);
        var seats = new List<(string, string)>();
        foreach (var (place, seat) in fits)
            seats.Add(($"{place.Id}/{seat.Group.Id}", $"{names.GetValueOrDefault(place.Person)?.Name}, with {seat.Members.All.Count} others in the group of {names.GetValueOrDefault(seat.Group.Coach)?.Name}"
                + (seat.Meetings.Count == 0 ? "" : $" that first meets on {await When(seat.Meetings[0].Start)}")));
        Seats = seats;
    }

    private async Task LoadNames(IReadOnlyList<Place> places, IReadOnlyList<PersonId> coaches)
    {
        var (draft, pairs) = await LoadDraft();
        var names = await people.ContactsOf([.. coaches.Concat(places.Select(place => place.Person)).Concat(pairs.Select(pair => pair.Participant)).Distinct()]);
        string Name(PersonId person) => names.GetValueOrDefault(person)?.Name ?? "Somebody";
        Participants = [.. places.Where(place => place.Wishes is not null && place.GroupSize is null).Select(place => (place.Id.ToString(), Name(place.Person))).OrderBy(pair => pair.Item2, StringComparer.Ordinal)];
        Coaches = [.. coaches.Select(coach => (coach.ToString(), Name(coach))).OrderBy(pair => pair.Item2, StringComparer.Ordinal)];
        Everybody = [.. coaches.Concat(places.Select(place => place.Person)).Distinct()
            .Select(person => (person.ToString(), $"{Name(person)}, {names.GetValueOrDefault(person)?.Email}")).OrderBy(pair => pair.Item2, StringComparer.Ordinal)];
        var rows = pairs.Select(pair => (pair.Coach, pair.Group, Row: new DraftedPair(pair.Id.ToString(), Name(pair.Participant), pair.Coach is { } coach ? Name(coach) : "", pair.Words.Split('\n'), pair.Review, pair.Group is not null)))
            .OrderBy(row => row.Group).ThenBy(row => row.Row.Participant, StringComparer.Ordinal).ToList();
        PeopleProposed = rows.Count(row => row.Coach is not null);
        // A group is kept, set aside and published whole: it is one row.
        Proposed = [.. rows.Where(row => row.Coach is not null).GroupBy(row => row.Group?.ToString(CultureInfo.InvariantCulture) ?? row.Row.Id)
            .Select(group => group.First().Row with { Participant = string.Join(", ", group.Select(row => row.Row.Participant)) })];
        Unmatched = [.. rows.Where(row => row.Coach is null).Select(row => row.Row)];
        if (draft is not null) Draft = (await When(draft.MadeAt), pairs.Count);
    }

    private async Task<(MatchRound? Draft, IReadOnlyList<MatchPair> Pairs)> LoadDraft()
    {
        var programme = Programme;
        var draft = await reader.Query<MatchRound>().FirstOrDefaultAsync(row => row.DraftOf == programme);
        return draft is null ? (null, []) : (draft, await reader.Query<MatchPair>().Where(row => row.Round == draft.Id).ToListAsync());
    }

    private async Task<string> When(Instant at)
    {
        var zone = await institutions.Current() is { } here ? DateTimeZoneProviders.Tzdb[here.ZoneId] : DateTimeZone.Utc;
        return $"{Wording.Of(at, zone)}, {Wording.ZoneName(zone, at)}";
    }
}
