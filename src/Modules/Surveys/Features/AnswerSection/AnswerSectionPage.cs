using System.Globalization;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Shell.Components;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Surveys.Features.AnswerSection;

[Authorize(Policy = SurveysAccess.Own)]
internal sealed class AnswerSectionPage(OwnSurveys own, DraftSheet drafts, SaveDraft save, IClock clock) : PageModel
{
    private const int LongestKey = 64;

    public OwnSurvey Survey { get; private set; } = null!;

    /// <summary>Counted from 1, as the address does.</summary>
    public int Number { get; private set; }

    public InstrumentSection Section => Survey.Form.Sections[Number - 1];

    public IReadOnlyList<LikertAnchor> Anchors => [.. Section.Anchors.Select(anchor => new LikertAnchor(Digits(anchor.Value)!, anchor.Label))];

    public IReadOnlyDictionary<string, int?> Chosen { get; private set; } = new Dictionary<string, int?>();

    public Refusal? Refusal { get; private set; }

    public bool CanAnswer { get; private set; } = true;

    public string? ChosenFor(InstrumentItem item) => Digits(Chosen.GetValueOrDefault(item.Code));

    public async Task<IActionResult> OnGetAsync(string visit, int? section)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        Survey = survey;
        if (survey.SubmittedAt is not null) return Redirect(survey.SendPath);
        Chosen = await drafts.Of(survey.Obligation.Id);
        if (section is null) return Redirect(survey.PathOf(FirstUnfinished()));
        if (!Turn(section.Value)) return NotFound();
        Refusal = WindowRefusals.Of(survey.Obligation, clock.GetCurrentInstant());
        CanAnswer = Refusal is null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string visit, int? section)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        Survey = survey;
        if (!Turn(section ?? 1)) return NotFound();
        Chosen = PostedAnswers.Read(Request.Form);
        // A key of its own for every post: going back in the browser and choosing differently is a new answer, not a repeated one.
        var result = await save.Handle(new(survey.Participant.Code, visit, NewId.Token(), Chosen), HttpContext.RequestAborted);
        if (!result.IsRefused) return Redirect(Number < survey.Form.Sections.Count ? survey.PathOf(Number + 1) : survey.SendPath);
        Refusal = result.Refusal;
        return Page();
    }

    /// <summary>One answer, saved by script as it is given. The form's own post says the same again and needs no script.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(string visit, [FromBody] AutosaveRequest answer)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        if (answer.Key is not { Length: > 0 and <= LongestKey } || answer.Item is null) return BadRequest();
        var result = await save.Handle(
            new(survey.Participant.Code, visit, answer.Key, new Dictionary<string, int?> { [answer.Item] = answer.Value }), HttpContext.RequestAborted);
        return result.IsRefused ? new JsonResult(new { sentence = result.Refusal.Sentence }) { StatusCode = StatusCodes.Status409Conflict } : new NoContentResult();
    }

    private bool Turn(int number)
    {
        Number = number;
        return number >= 1 && number <= Survey.Form.Sections.Count;
    }

    private int FirstUnfinished()
    {
        var sections = Survey.Form.Sections;
        for (var place = 0; place < sections.Count; place++)
            if (sections[place].Items.Any(item => Chosen.GetValueOrDefault(item.Code) is null)) return place + 1;
        return sections.Count;
    }

    private static string? Digits(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
