using System.Globalization;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.AnswerSection;

/// <summary>Keeps answers that are given on the way. A draft is no fact of the trial and leaves none: only what is sent counts.</summary>
internal sealed class SaveDraft(Writer writer, SurveyForms forms)
{
    private const int MostTries = 5;

    /// <returns>The survey to which the answers belong.</returns>
    public async Task<Result<Obligation>> Handle(SaveDraftRequest request, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await writer.Write(work => Store(request, work), cancellation); }
            catch (DbUpdateException collision) when (attempt < MostTries && collision.IsDuplicate()) { }
        }
    }

    private async Task<Result<Obligation>> Store(SaveDraftRequest request, UnitOfWork work)
    {
        if (await OwedSurveys.Of(work.Db, request.Participant, request.Visit) is not var (obligation, sent)) return new SurveyIsNotAsked();
        if (sent is not null) return new SurveyIsLocked();
        if (WindowRefusals.Of(obligation, work.Now) is { } refusal) return refusal;
        if (forms.Of(obligation).Problems(request.Answers) is { Count: > 0 } problems) return new AnswersAreNotPossible(problems);
        await Append(request, obligation.Id, work);
        if (request.Spent is var (section, seconds)) await Note(section, seconds, obligation.Id, work);
        return obligation;
    }

    // The first saving stands: whoever comes back to a page reads it faster.
    private static async Task Note(string section, int seconds, ObligationId obligation, UnitOfWork work)
    {
        if (await work.Set<SectionTime>().AnyAsync(row => row.Obligation == obligation && row.Section == section)) return;
        work.Append(new SectionTime { Obligation = obligation, Section = section, Seconds = seconds });
    }

    private static async Task Append(SaveDraftRequest request, ObligationId obligation, UnitOfWork work)
    {
        var rows = await DraftSheet.Rows(work.Db, obligation);
        var keys = rows.Select(row => row.ClientKey).ToHashSet(StringComparer.Ordinal);
        var standing = DraftSheet.Standing(rows);
        var ordinal = rows.Count == 0 ? 0 : rows[^1].Ordinal;
        foreach (var (item, value) in request.Answers)
        {
            var key = $"{request.ClientKey}/{item}";
            if (keys.Contains(key) || standing.GetValueOrDefault(item) == value) continue;
            work.Append(new DraftAnswer
            {
                Id = NewId.Of<DraftAnswerId>(), Obligation = obligation, Ordinal = ++ordinal, Item = item,
                Value = value?.ToString(CultureInfo.InvariantCulture) ?? "", ClientKey = key, GivenAt = work.Now,
            });
        }
    }
}
