using System.Security.Cryptography;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.SubmitSurvey;

/// <summary>
/// Stores a visit's answers for good: one lookup, one append-only row, its fact. The same content again is "already stored"; other
/// content is kept aside and refused.
/// </summary>
internal sealed class SubmitSurvey(Writer writer, SurveyForms forms, InstrumentArchive archive)
{
    private const int SaltBytes = 16;

    // Two posts can only collide once: the second try finds the row of the first. The bound keeps a bug from looping.
    private const int MostTries = 5;

    public async Task<Result<SubmissionReceipt>> Handle(SubmitSurveyRequest request, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await writer.Write(work => Store(request, work), cancellation);
                if (outcome.Kept is var (form, institution)) archive.NoteDurable(form, institution);
                return outcome.ForCaller();
            }
            catch (DbUpdateException collision) when (attempt < MostTries && collision.IsDuplicate()) { }
        }
    }

    private async Task<Outcome> Store(SubmitSurveyRequest request, UnitOfWork work)
    {
        if (await OwedSurveys.Of(work.Db, request.Participant, request.Visit) is not var (obligation, sent)) return Outcome.No(new SurveyIsNotAsked());
        var form = forms.Of(obligation);
        if (form.Problems(request.Answers) is { Count: > 0 } problems) return Outcome.No(new AnswersAreNotPossible(problems));
        var packed = form.Pack(request.Answers);
        if (sent is not null) return Compare(request, sent, packed, form, obligation, work);
        if (request.Answers.Values.All(value => value is null)) return Outcome.No(new NothingIsAnswered());
        if (WindowRefusals.Of(obligation, work.Now) is { } refusal) return Outcome.No(refusal);
        return await StoreNew(request, obligation, packed, form, work);
    }

    private async Task<Outcome> StoreNew(SubmitSurveyRequest request, Obligation obligation, string packed, SurveyForm form, UnitOfWork work)
    {
        await archive.Keep(form, obligation.InstitutionId, work);
        // What was chosen on the way and taken back is nobody's business once the answers are sent.
        work.Delete<DraftAnswer>(nameof(DraftAnswer.Obligation), obligation.Id);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Submission.Hash(salt, packed);
        work.Append(new Submission
        {
            Obligation = obligation.Id, Programme = obligation.Programme, Participant = obligation.Participant, Visit = obligation.Visit,
            IdempotencyKey = request.IdempotencyKey, Answers = packed, InstrumentVersion = form.Version, Salt = salt, ContentHash = hash,
            SubmittedAt = work.Now, LeftOut = form.ItemCount - request.Answers.Count(answer => answer.Value is not null),
        });
        work.Record(obligation.IsBaseline ? "BaselineLocked" : "SurveySubmitted", $"participant/{obligation.Participant}", new
        {
            visit = obligation.Visit, instruments = form.Version, commitment = Convert.ToHexStringLower(hash),
        });
        if (obligation.IsBaseline) await work.Publish(new BaselineLocked(obligation.Programme, obligation.Participant));
        else await work.Publish(new SurveySubmitted(obligation.Programme, obligation.Participant, obligation.Visit, work.Now));
        return Outcome.Yes(new(obligation, work.Now, WasAlreadyStored: false)) with { Kept = (form, obligation.InstitutionId) };
    }

    private static Outcome Compare(
        SubmitSurveyRequest request, Submission stored, string packed, SurveyForm form, Obligation obligation, UnitOfWork work)
    {
        if (stored.Holds(packed)) return Outcome.Yes(new(obligation, stored.SubmittedAt, WasAlreadyStored: true));
        work.Append(new SubmissionRevision
        {
            Id = NewId.Of<RevisionId>(), Obligation = obligation.Id, IdempotencyKey = request.IdempotencyKey, Answers = packed,
            InstrumentVersion = form.Version, ReceivedAt = work.Now,
        });
        work.Record("DifferentAnswersKeptAside", $"participant/{obligation.Participant}", new { visit = obligation.Visit });
        return Outcome.KeptAside(new AnswersDifferFromStored());
    }

    /// <summary>A refusal undoes the unit of work; answers kept aside must not be undone, so they are refused only after they are stored.</summary>
    private readonly record struct Outcome(SubmissionReceipt? Receipt, Refusal? Refusal, bool IsRefused) : IRefusable
    {
        /// <summary>The form whose instruments are kept once this is committed.</summary>
        public (SurveyForm Form, InstitutionId Institution)? Kept { get; init; }

        public static Outcome Yes(SubmissionReceipt receipt) => new(receipt, null, false);
        public static Outcome No(Refusal refusal) => new(null, refusal, true);
        public static Outcome KeptAside(Refusal refusal) => new(null, refusal, false);

        IRefusable IRefusable.Refused(Refusal refusal) => No(refusal);

        public Result<SubmissionReceipt> ForCaller() => Refusal is { } refusal ? refusal : Receipt!;
    }
}
