using System.Globalization;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Shell.Components;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.ShowHelp;
using Confrere.Surveys.Features.ShowTimes;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Confrere.Surveys.Features.AnswerSection;

[Authorize(Policy = SurveysAccess.Own)]
internal sealed class AnswerSectionPage(OwnSurveys own, DraftSheet drafts, SaveDraft save, HelpSheets sheets, IClock clock) : PageModel
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

    /// <summary>When this page was opened, in seconds since 1970: it goes out with the form and comes back with it, so that opening a page writes nothing.</summary>
    public long Opened { get; private set; } = clock.GetCurrentInstant().ToUnixTimeSeconds();

    /// <summary>What is shown because of the answers so far; null when nothing is.</summary>
    public HelpPanel? Help { get; private set; }

    /// <summary>On a page that asks about distress: the same box, hidden until an answer calls for it.</summary>
    public HelpPanel? HelpInReserve { get; private set; }

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
        await PrepareHelp();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string visit, int? section, long? opened)
    {
        if (await own.Find(User, visit) is not { } survey) return NotFound();
        Survey = survey;
        if (!Turn(section ?? 1)) return NotFound();
        Chosen = PostedAnswers.Read(Request.Form);
        if (opened is { } at) Opened = at;
        // A key of its own for every post: going back in the browser and choosing differently is a new answer, not a repeated one.
        var result = await save.Handle(new(survey.Participant.Code, visit, NewId.Token(), Chosen) { Spent = Spent(opened) }, HttpContext.RequestAborted);
        if (!result.IsRefused) return Redirect(Number < survey.Form.Sections.Count ? survey.PathOf(Number + 1) : survey.SendPath);
        Refusal = result.Refusal;
        await PrepareHelp();
        return Page();
    }

    /// <summary>One answer, saved by script as it is given. The form's own post says the same again and needs no script.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(string visit, int? section, [FromBody] AutosaveRequest answer)
    {
        if (await own.Participant(User) is not { } participant) return NotFound();
        if (answer.Key is not { Length: > 0 and <= LongestKey } || answer.Item is null) return BadRequest();
        var result = await save.Handle(
            new(participant.Code, visit, answer.Key, new Dictionary<string, int?> { [answer.Item] = answer.Value }), HttpContext.RequestAborted);
        if (result.IsRefused)
            return result.Refusal is SurveyIsNotAsked ? NotFound() : new JsonResult(new { sentence = result.Refusal.Sentence }) { StatusCode = StatusCodes.Status409Conflict };
        Survey = own.Of(participant, result.Value);
        if (!Turn(section ?? 1) || await sheets.For(participant.Programme, Survey.Form) is not { } sheet || !sheet.WatchesAtOnce(Section)) return new NoContentResult();
        return new JsonResult(new { help = sheet.AtOnce(await drafts.Of(Survey.Obligation.Id)) is not null });
    }

    private async Task PrepareHelp()
    {
        if (await sheets.For(Survey.Participant.Programme, Survey.Form) is not { } sheet) return;
        Help = sheet.AtOnce(Chosen);
        if (Help is null && sheet.WatchesAtOnce(Section)) HelpInReserve = sheet.Ready(Section);
    }

    private (string, int)? Spent(long? opened) =>
        opened is > 0 and { } from && TimeSpent.Of(clock.GetCurrentInstant().ToUnixTimeSeconds() - from) is { } seconds
            ? (SectionTimes.Name(Survey.Form.InstrumentOf(Section), Section), seconds) : null;

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
