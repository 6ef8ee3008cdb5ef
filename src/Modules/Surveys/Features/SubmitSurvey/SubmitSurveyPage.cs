using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.AnswerSection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Surveys.Features.SubmitSurvey;

[Authorize(Policy = SurveysAccess.Own)]
internal sealed class SubmitSurveyPage(OwnSurveys own, DraftSheet drafts, SubmitSurvey submit, IEnumerable<IAfterSubmission> after, IClock clock) : PageModel
{
    private const int LongestKey = 64;

    public OwnSurvey Survey { get; private set; } = null!;

    public IReadOnlyDictionary<string, int?> Answers { get; private set; } = new Dictionary<string, int?>();

    /// <summary>Made here, sent with the answers: a repeated post carries the same key and is stored once.</summary>
    public string Key { get; private set; } = NewId.Token();

    public Refusal? Refusal { get; private set; }

    public bool CanSend { get; private set; } = true;

    public bool IsLocked => Survey.SubmittedAt is not null;

    public int AnsweredIn(InstrumentSection section) => section.Items.Count(item => Answers.GetValueOrDefault(item.Code) is not null);

    public int LeftOut => Survey.Form.Sections.Sum(section => section.Items.Count - AnsweredIn(section));

    public string SubmittedOn => Survey.SubmittedAt is { } at
        ? at.InZone(DateTimeZoneProviders.Tzdb[Survey.Participant.ZoneId]).Date.ToString("d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture)
        : "";

    public async Task<IActionResult> OnGetAsync(string visit)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        Survey = survey;
        if (IsLocked) return Page();
        Answers = await drafts.Of(survey.Obligation.Id);
        Refusal = WindowRefusals.Of(survey.Obligation, clock.GetCurrentInstant());
        CanSend = Refusal is null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string visit, string? key)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        Survey = survey;
        if (key is { Length: > 0 and <= LongestKey }) Key = key;
        Answers = PostedAnswers.Read(Request.Form);
        var result = await submit.Handle(new(survey.Participant.Code, visit, Key, Answers), HttpContext.RequestAborted);
        if (result.IsRefused) return Refused(result.Refusal);
        TempData["Done"] = result.Value.WasAlreadyStored ? "Your answers were already stored." : "Your answers are stored.";
        return Redirect(await NextPage(visit));
    }

    private PageResult Refused(Refusal refusal)
    {
        Refusal = refusal;
        if (refusal is AnswersDifferFromStored) (Response.StatusCode, CanSend) = (StatusCodes.Status409Conflict, false);
        return Page();
    }

    private async Task<string> NextPage(string visit)
    {
        foreach (var step in after)
            if (await step.NextPage(Survey.Participant.Programme, Survey.Participant.Code, visit, Survey.Obligation.IsBaseline) is { } page) return page;
        return "/me";
    }
}
