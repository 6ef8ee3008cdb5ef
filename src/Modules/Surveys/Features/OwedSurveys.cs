using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features;

/// <summary>What a participant is asked, each with the instant at which it was sent.</summary>
internal static class OwedSurveys
{
    private static readonly Compiled<Func<ConfrereContext, ParticipantCode, string, Task<Owed?>>> AtVisit =
        new(() => EF.CompileAsyncQuery((ConfrereContext db, ParticipantCode participant, string visit) => (
            from obligation in db.Set<Obligation>().AsNoTracking()
            where obligation.Participant == participant && obligation.Visit == visit
            join submission in db.Set<Submission>() on obligation.Id equals submission.Obligation into submissions
            from submission in submissions.DefaultIfEmpty()
            select new Owed { Obligation = obligation, SubmittedAt = (Instant?)submission!.SubmittedAt }).SingleOrDefault()));

    /// <remarks>A join: asked for as a value of each row, the databases would number every submission that there is, each time.</remarks>
    public static IQueryable<Owed> Of(Reader reader, ParticipantCode participant) =>
        from obligation in reader.Query<Obligation>()
        where obligation.Participant == participant
        join submission in reader.Query<Submission>() on obligation.Id equals submission.Obligation into submissions
        from submission in submissions.DefaultIfEmpty()
        select new Owed { Obligation = obligation, SubmittedAt = (Instant?)submission!.SubmittedAt };

    /// <returns>Null when the participant is not asked at this visit.</returns>
    public static Task<Owed?> Of(ConfrereContext db, ParticipantCode participant, string visit) => AtVisit.For(db)(db, participant, visit);

    internal sealed record Owed
    {
        public required Obligation Obligation { get; init; }

        /// <summary>Null until it is sent.</summary>
        public required Instant? SubmittedAt { get; init; }
    }
}
