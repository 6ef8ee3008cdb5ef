using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.AnswerSection;
using Confrere.Surveys.Features.CorrectAnswers;
using Confrere.Surveys.Features.ShowHelp;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Surveys.Features.SubmitSurvey;

[Authorize(Policy = SurveysAccess.Own)]
internal sealed class SubmitSurveyPage(
    OwnSurveys own, DraftSheet drafts, SubmitSurvey submit, HelpSheets sheets, StoredAnswers stored, IEnumerable<IAfterSubmission> after, IClock clock) : PageModel
{
    private const int LongestKey = 64;

    public OwnSurvey Survey { get; private set; } = null!;

    public IReadOnlyDictionary<string, int?> Answers { get; private set; } = new Dictionary<string, int?>();

    /// <summary>Made here, sent with the answers: a repeated post carries the same key and is stored once.</summary>
    public string Key { get; private set; } = NewId.Token();

    public Refusal? Refusal { get; private set; }

    public bool CanSend { get; private set; } = true;

    /// <summary>What is shown because of these answers; null when nothing is.</summary>
    public HelpPanel? Help { get; private set; }

    /// <summary>
    /// Null when the form asks nothing that calls for help. Otherwise everybody who sent it comes to this one page, so that no address,
    /// in a browser's history or in a log, tells who answered what.
    /// </summary>
    public HelpSheet? Sheet { get; private set; }

    /// <summary>Where one goes on from here.</summary>
    public string Onward { get; private set; } = "/me";

    public bool IsLocked => Survey.SubmittedAt is not null;

    public int AnsweredIn(InstrumentSection section) => section.Items.Count(item => Answers.GetValueOrDefault(item.Code) is not null);

    public int LeftOut => Survey.Form.Sections.Sum(section => section.Items.Count - AnsweredIn(section));

    public string SubmittedOn => Survey.SubmittedAt is { } at ? Day(at) : "";

    /// <summary>The day of the last correction; null when there is none.</summary>
    public string? CorrectedOn { get; private set; }

    /// <summary>The last day on which this can be corrected; null when that is over.</summary>
    public string? CanCorrectUntil { get; private set; }

    public async Task<IActionResult> OnGetAsync(string visit)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        Survey = survey;
        Sheet = await sheets.For(survey.Participant.Programme, survey.Form);
        if (IsLocked) return await Locked();
        Answers = await drafts.Of(survey.Obligation.Id);
        Help = Sheet?.AtOnce(Answers);
        Refusal = WindowRefusals.Of(survey.Obligation, clock.GetCurrentInstant());
        CanSend = Refusal is null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string visit, string? key)
    {
        if (await own.Participant(User) is not { } participant) return NotFound();
        if (key is { Length: > 0 and <= LongestKey }) Key = key;
        Answers = PostedAnswers.Read(Request.Form);
        var result = await submit.Handle(new(participant.Code, visit, Key, Answers), HttpContext.RequestAborted);
        if (result.IsRefused) return await Refused(result.Refusal, visit);
        Survey = own.Of(participant, result.Value.Obligation, result.Value.SubmittedAt);
        if (await sheets.For(participant.Programme, Survey.Form) is not null) return Redirect(Survey.SendPath);
        TempData["Done"] = result.Value.WasAlreadyStored ? "Your answers were already stored." : "Your answers are stored.";
        return Redirect(await NextPage(visit));
    }

    private async Task<PageResult> Locked()
    {
        var standing = await stored.Of(Survey.Obligation.Id);
        CorrectedOn = standing.CorrectedAt is { } at ? Day(at) : null;
        CanCorrectUntil = CorrectionRefusals.Of(Survey.Obligation, Survey.Participant.HasWithdrawn, clock.GetCurrentInstant()) is null ? WindowRefusals.LastDay(Survey.Obligation) : null;
        if (Sheet is null) return Page();
        Help = Sheet.WhenSent(standing.Answers);
        Onward = await NextPage(Survey.Obligation.Visit);
        return Page();
    }

    private async Task<IActionResult> Refused(Refusal refusal, string visit)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        (Survey, Refusal) = (survey, refusal);
        if (refusal is AnswersDifferFromStored) (Response.StatusCode, CanSend) = (StatusCodes.Status409Conflict, false);
        return Page();
    }

    private string Day(Instant at) => at.InZone(DateTimeZoneProviders.Tzdb[Survey.Participant.ZoneId]).Date.ToString("d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> NextPage(string visit)
    {
        foreach (var step in after)
            if (await step.NextPage(Survey.Participant.Programme, Survey.Participant.Code, visit, Survey.Obligation.IsBaseline) is { } page) return page;
        return "/me";
    }
}
