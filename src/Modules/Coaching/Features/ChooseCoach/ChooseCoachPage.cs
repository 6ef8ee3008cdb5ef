using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.ChooseCoach;

[Authorize(Policy = CoachingAccess.Own)]
internal sealed class ChooseCoachPage(Reader reader, IPeople people, TellWishes tell, ChooseCoach choose, ProposeCoaches propose) : PageModel
{
    public Place? Place { get; private set; }
    public string? CoachName { get; private set; }
    public bool AsksWishes { get; private set; }
    public IReadOnlyList<CoachCard> Cards { get; private set; } = [];
    public string? Refusal { get; private set; }
    public string Department { get; private set; } = "";
    public string Specialty { get; private set; } = "";
    public string Languages { get; private set; } = "";
    public TimesOfWeek Times { get; private set; }
    public string CallPool { get; private set; } = "";
    public string CareerStage { get; private set; } = "";
    public IReadOnlyList<string> Topics { get; private set; } = [];
    public IReadOnlyList<string> OfferedStages { get; private set; } = [];
    public IReadOnlyList<string> OfferedTopics { get; private set; } = [];
    public string HearsOn => Place is null ? "" : Wording.Of(Place.HearsBy.InUtc().Date);

    public string ClosesOn => Place is null ? "" : Wording.Of(Place.ClosesAt.InUtc().Date);

    private PersonId Person => User.PersonId()!.Value;

    public Task OnGet(bool again) => Load(again);

    public async Task<IActionResult> OnPostWishes(
        string? department, string? specialty, string? languages, TimesOfWeek[] times, string? callPool, string? careerStage, string[] topics)
    {
        var wishes = new Wishes(department ?? "", specialty ?? "", CoachProfile.List(languages ?? ""), times.Aggregate(TimesOfWeek.Unsaid, (all, one) => all | one))
        {
            CallPool = callPool ?? "", CareerStage = careerStage ?? "", Topics = topics,
        };
        if ((await tell.Handle(Person, wishes)).Refusal is not { } refusal) return Redirect("/me/coaches");
        await Load(again: true);
        (Refusal, Department, Specialty, Languages, Times) = (refusal.Sentence, department ?? "", specialty ?? "", languages ?? "", wishes.Times);
        (CallPool, CareerStage, Topics) = (wishes.CallPool, wishes.CareerStage, wishes.Topics);
        return Page();
    }

    public async Task<IActionResult> OnPostChoose(Guid? coach)
    {
        var outcome = coach is { } id ? await choose.Handle(Person, new(id)) : new CoachIsNotNamed();
        if (!outcome.IsRefused)
        {
            TempData["Done"] = "You have a coach. Pick the first hour.";
            return Redirect("/me/bookings");
        }
        await Load(again: false);
        Refusal = outcome.Refusal.Sentence;
        return Page();
    }

    private async Task Load(bool again)
    {
        Place = await TellWishes.PlaceOf(reader.Query<Place>(), Person);
        if (Place is null) return;
        var pair = await reader.Query<Engagement>().FirstOrDefaultAsync(row => row.ActiveParticipant == Person);
        if (pair is not null) CoachName = (await people.ContactOf(pair.Coach))?.Name ?? "chosen";
        AsksWishes = again || Place.Wishes is null;
        if (Place.Wishes is { } told)
        {
            (Department, Specialty, Languages, Times) = (told.Department, told.Specialty, string.Join(", ", told.Languages), told.Times);
            (CallPool, CareerStage, Topics) = (told.CallPool, told.CareerStage, told.Topics);
        }
        if (AsksWishes) await LoadOffered();
        if (pair is null && !AsksWishes && Place.GroupSize is null) Cards = await CardsFor(Place);
    }

    // What can be wished for is what the coaches say of themselves: a wish that nobody can meet helps nobody.
    private async Task LoadOffered()
    {
        var said = await reader.Query<CoachProfile>().Select(row => new { row.CareerStage, row.Interests }).ToListAsync();
        OfferedStages = Once(said.Select(row => row.CareerStage));
        OfferedTopics = Once(said.SelectMany(row => CoachProfile.List(row.Interests)));
    }

    private static IReadOnlyList<string> Once(IEnumerable<string> words) =>
        [.. words.Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private async Task<IReadOnlyList<CoachCard>> CardsFor(Place place)
    {
        var proposals = await propose.For(place);
        var ids = proposals.Select(proposal => proposal.Candidate.Coach).ToList();
        var names = await people.ContactsOf(ids);
        var profiles = await reader.Query<CoachProfile>().Where(row => ids.Contains(row.Person)).ToDictionaryAsync(row => row.Person);
        var pictured = (await reader.Query<CoachFile>().Where(row => ids.Contains(row.Coach) && row.Credential == null).Select(row => row.Coach).ToListAsync()).ToHashSet();
        return [.. proposals.Where(proposal => names.ContainsKey(proposal.Candidate.Coach))
            .Select(proposal => Card(proposal, names[proposal.Candidate.Coach].Name, profiles[proposal.Candidate.Coach], pictured.Contains(proposal.Candidate.Coach)))];
    }

    private static CoachCard Card(Proposal proposal, string name, CoachProfile profile, bool hasPhotograph) => new(
        profile.Person.ToString(), name, string.Join(", ", new[] { profile.Specialty, profile.CareerStage.ToLowerInvariant(), profile.Languages }.Where(part => part.Length > 0)),
        string.Join(" ", new[] { profile.Manner, profile.Interests.Length > 0 ? $"Interests: {profile.Interests}." : "" }.Where(part => part.Length > 0)), proposal.Reasons, hasPhotograph);
}
