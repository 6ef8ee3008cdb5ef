using System.Globalization;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Shell.Components;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Surveys.Features.CorrectAnswers;

[Authorize(Policy = SurveysAccess.Own)]
internal sealed class CorrectAnswersPage(OwnSurveys own, StoredAnswers stored, CorrectAnswers correct, InstrumentArchive archive, Reader reader, IClock clock) : PageModel
{
    private const int LongestKey = 64;

    public OwnSurvey Survey { get; private set; } = null!;

    public SurveyForm Form { get; private set; } = null!;

    public IReadOnlyDictionary<string, int?> Chosen { get; private set; } = new Dictionary<string, int?>();

    public string Key { get; private set; } = NewId.Token();

    [BindProperty]
    public string? Reason { get; set; }

    public Refusal? Refusal { get; private set; }

    public bool CanCorrect { get; private set; } = true;

    public static IReadOnlyList<LikertAnchor> AnchorsOf(InstrumentSection section) =>
        [.. section.Anchors.Select(anchor => new LikertAnchor(anchor.Value.ToString(CultureInfo.InvariantCulture), anchor.Label))];

    public string? ChosenFor(InstrumentItem item) => Chosen.GetValueOrDefault(item.Code)?.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string visit)
    {
        if (await Prepare(visit) is { } elsewhere) return elsewhere;
        Chosen = (await stored.Of(Survey.Obligation.Id)).Answers;
        Refusal = CorrectionRefusals.Of(Survey.Obligation, Survey.Participant.HasWithdrawn, clock.GetCurrentInstant());
        CanCorrect = Refusal is null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string visit, string? key)
    {
        if (await Prepare(visit) is { } elsewhere) return elsewhere;
        if (key is { Length: > 0 and <= LongestKey }) Key = key;
        Chosen = PostedAnswers.Read(Request.Form);
        var result = await correct.Handle(new(Survey.Participant.Code, visit, Key, Reason, Chosen), HttpContext.RequestAborted);
        if (result.IsRefused)
        {
            Refusal = result.Refusal;
            return Page();
        }
        TempData["Done"] = "Your correction is stored.";
        return Redirect(Survey.SendPath);
    }

    private async Task<IActionResult?> Prepare(string visit)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        Survey = survey;
        if (survey.SubmittedAt is null) return Redirect(survey.Path);
        Form = await SentForm.Of((await stored.Of(survey.Obligation.Id)).InstrumentVersion, archive, reader);
        return null;
    }
}
