using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AnswerCheckIn;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeasureCoaches;

[Authorize(Policy = CoachingAccess.WellBeing)]
internal sealed class CoachMeasurePage(Reader reader, IClock clock, IQuestionnaires questionnaires, AnswerCoachMeasure answer) : PageModel
{
    private IReadOnlyDictionary<string, int> _chosen = new Dictionary<string, int>();

    public string? OpenUntil { get; private set; }
    public IReadOnlyList<(Quarter Quarter, IReadOnlyList<QuestionnaireScore> Scores)> Own { get; private set; } = [];
    public string? Refusal { get; private set; }
    public AskedQuestionnaire Asked => new(questionnaires.Of(AnswerCoachMeasure.Instrument), _chosen);

    private PersonId Coach => User.PersonId()!.Value;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(Dictionary<string, int?> answers)
    {
        var given = GivenAnswers.Of(answers);
        if ((await answer.Handle(Coach, given)).Refusal is not { } refusal)
        {
            TempData["Done"] = "What you answered is kept, for you alone.";
            return Redirect(CoachMeasureMail.OwnPage);
        }
        await Load();
        (Refusal, _chosen) = (refusal.Sentence, given);
        return Page();
    }

    private async Task Load()
    {
        var now = clock.GetCurrentInstant();
        var rows = (await reader.Query<CoachMeasure>().Where(row => row.Coach == Coach).ToListAsync()).OrderByDescending(row => row.Quarter).ToList();
        if (rows.Find(row => row.OpenUntil > now) is { } open && await reader.Query<CoachProfile>().FirstOrDefaultAsync(row => row.Person == Coach) is { } profile)
        {
            OpenUntil = Wording.Of(open.OpenUntil.InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date.PlusDays(-1));
            if (open.Answers is { } given) _chosen = given.Values;
        }
        var own = new List<(Quarter, IReadOnlyList<QuestionnaireScore>)>();
        foreach (var row in rows)
            if (row.Answers is { } given) own.Add((Quarter.FromKey(row.Quarter), await questionnaires.Score(given.Version, given.Values)));
        Own = own;
    }
}
