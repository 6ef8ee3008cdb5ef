using System.Security.Cryptography;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.CorrectAnswers;

/// <summary>
/// A correction is a new row and a new fact with a reason; what was sent first is kept. Only the participant can make one, because nobody else
/// may see the answers, and only until the window shuts: later nobody remembers how those weeks were.
/// </summary>
internal sealed class CorrectAnswers(Writer writer, Reader reader, InstrumentArchive archive, IParticipants participants)
{
    public const string Fact = "AnswersCorrected";

    private const int SaltBytes = 16;
    private const int MostTries = 5;

    public async Task<Result<Done>> Handle(CorrectAnswersRequest request, CancellationToken cancellation = default)
    {
        var hasLeft = await participants.Find(request.Participant) is { HasWithdrawn: true };
        for (var attempt = 1; ; attempt++)
        {
            try { return await writer.Write(work => Store(request, hasLeft, work), cancellation); }
            catch (DbUpdateException collision) when (attempt < MostTries && collision.IsDuplicate()) { }
        }
    }

    private async Task<Result<Done>> Store(CorrectAnswersRequest request, bool hasLeft, UnitOfWork work)
    {
        var owed = await (
            from obligation in work.Set<Obligation>().AsNoTracking()
            where obligation.Participant == request.Participant && obligation.Visit == request.Visit
            join submission in work.Set<Submission>() on obligation.Id equals submission.Obligation into submissions
            from submission in submissions.DefaultIfEmpty()
            select new { obligation, submission }).SingleOrDefaultAsync();
        if (owed is null) return new SurveyIsNotAsked();
        if (owed.submission is not { } sent) return new NothingWasSent();
        var form = await SentForm.Of(sent.InstrumentVersion, archive, reader);
        if (form.Problems(request.Answers) is { Count: > 0 } problems) return new AnswersAreNotPossible(problems);
        var before = await work.Set<SubmissionCorrection>().AsNoTracking().Where(row => row.Obligation == owed.obligation.Id).OrderBy(row => row.Ordinal).ToListAsync();
        var packed = form.Pack(request.Answers);
        // A repeated post is answered as the first was, also when the window has shut in between.
        if (before.Any(row => row.IdempotencyKey == request.IdempotencyKey && row.Holds(packed))) return Done.It;
        if (CorrectionRefusals.Of(owed.obligation, hasLeft, work.Now) is { } refusal) return refusal;
        if (CorrectionReason.Find(request.Reason) is not { } reason) return new ReasonIsMissing();
        if (request.Answers.Values.All(value => value is null)) return new NothingIsAnswered();
        if (before.Count == 0 ? sent.Holds(packed) : before[^1].Holds(packed)) return new NothingDiffers();
        Append(request, sent, before, packed, reason, work);
        return Done.It;
    }

    private static void Append(
        CorrectAnswersRequest request, Submission sent, List<SubmissionCorrection> before, string packed, CorrectionReason reason, UnitOfWork work)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Submission.Hash(salt, packed);
        work.Db.Add(new SubmissionCorrection
        {
            Id = NewId.Of<CorrectionId>(), Obligation = sent.Obligation, Ordinal = before.Count + 1, IdempotencyKey = request.IdempotencyKey,
            Answers = packed, Reason = reason.Code, Salt = salt, ContentHash = hash, CorrectedAt = work.Now,
        });
        work.Record(Fact, $"participant/{request.Participant}", new
        {
            visit = request.Visit, correction = before.Count + 1, commitment = Convert.ToHexStringLower(hash),
            replaces = Convert.ToHexStringLower(before.Count == 0 ? sent.ContentHash : before[^1].ContentHash),
        }, reason.Code);
    }
}
