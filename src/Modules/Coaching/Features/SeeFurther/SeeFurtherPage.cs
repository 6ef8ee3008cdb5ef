using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AnswerCheckIn;
using Confrere.Coaching.Features.AskForBooster;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.SeeFurther;

[Authorize(Policy = CoachingAccess.Own)]
internal sealed class SeeFurtherPage(
    Reader reader, IPeople people, IClock clock, OwnRecord record, BoosterRight right, AskForBooster.AskForBooster ask, ChooseCoach.ChooseCoach choose,
    AnswerCheckIn.AnswerCheckIn answer, IQuestionnaires questionnaires) : PageModel
{
    public CheckIn? Open { get; private set; }
    public BoosterOffer? Offer { get; private set; }
    public string WhyNot { get; private set; } = "";
    public Place? Further { get; private set; }
    public bool HasCoach { get; private set; }
    public (PersonId Id, string Name)? Former { get; private set; }
    public IReadOnlyList<CourseRecord> Courses { get; private set; } = [];
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public string? Refusal { get; private set; }
    public IReadOnlyDictionary<string, int> Chosen { get; private set; } = new Dictionary<string, int>();
    public AskedQuestionnaire Asked => new(questionnaires.Of(AnswerCheckIn.AnswerCheckIn.Instrument), Chosen);

    /// <summary>What was answered, scored by the instrument's own rule.</summary>
    public IReadOnlyList<(int Months, IReadOnlyList<QuestionnaireScore> Scores)> Scored { get; private set; } = [];

    private PersonId Person => User.PersonId()!.Value;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostAnswer(Dictionary<string, int?> answers)
    {
        var given = GivenAnswers.Of(answers);
        var outcome = await answer.Handle(Person, given);
        if (outcome.IsRefused) return await Again(outcome.Refusal, () => Chosen = given);
        return Done("What you answered is kept, for you alone.", "/me/further");
    }

    public async Task<IActionResult> OnPostAsk()
    {
        var outcome = await ask.Handle(Person);
        if (outcome.IsRefused) return await Again(outcome.Refusal);
        return outcome.Value
            ? Done("A further session is open, with the coach you know. Pick an hour.", "/me/bookings")
            : Done("A further session is open. Choose a coach: the one you knew has no room or cannot be proposed any more.", "/me/coaches");
    }

    public async Task<IActionResult> OnPostContinue()
    {
        var former = await FurtherPlace.FormerCoach(reader.Query<Engagement>(), Person);
        var outcome = former is { } coach ? await choose.Handle(Person, coach) : new ChooseCoach.CoachIsNotNamed();
        return outcome.IsRefused ? await Again(outcome.Refusal) : Done("You go on with the coach you know. Pick an hour.", "/me/bookings");
    }

    private RedirectResult Done(string sentence, string to)
    {
        TempData["Done"] = sentence;
        return Redirect(to);
    }

    private async Task<PageResult> Again(Refusal refusal, Action? typed = null)
    {
        await Load();
        Refusal = refusal.Sentence;
        typed?.Invoke();
        return Page();
    }

    private async Task Load()
    {
        var now = clock.GetCurrentInstant();
        if (await people.ContactOf(Person) is { } me) Zone = DateTimeZoneProviders.Tzdb[me.ZoneId];
        var asked = (await reader.Query<CheckIn>().Where(row => row.Person == Person).ToListAsync()).OrderBy(row => row.AskedAt).ToList();
        Open = asked.FindLast(row => row.OpenUntil > now && row.Answers is null);
        var scored = new List<(int, IReadOnlyList<QuestionnaireScore>)>();
        foreach (var row in asked)
            if (row.Answers is { } given) scored.Add((row.Months, await questionnaires.Score(given.Version, given.Values)));
        Scored = scored;
        await LoadFurther(now);
        Courses = await record.Of(Person, Zone);
    }

    private async Task LoadFurther(Instant now)
    {
        var pairs = await reader.Query<Engagement>().Where(row => row.Participant == Person).ToListAsync();
        Further = (await reader.Query<Place>().Where(row => row.Person == Person && row.Kind != PlaceKind.Course && !row.IsWithdrawn).ToListAsync())
            .FirstOrDefault(row => row.ClosesAt > now && !pairs.Exists(pair => pair.Place == row.Id && pair.EndedBecause == Engagement.Completed));
        HasCoach = Further is not null && pairs.Exists(pair => pair.Place == Further.Id && pair.EndedAt is null);
        if (await FurtherPlace.FormerCoach(reader.Query<Engagement>(), Person) is { } coach) Former = (coach, (await people.ContactOf(coach))?.Name ?? "your coach");
        if (Further is not null) return;
        var offer = await right.Of(Person);
        if (offer.IsRefused) WhyNot = offer.Refusal.Sentence;
        else Offer = offer.Value;
    }
}
