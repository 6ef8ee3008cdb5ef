using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Surveys.Features;

/// <summary>What a participant is asked, each with the instant at which it was sent.</summary>
internal static class OwedSurveys
{
    private static readonly RowLookup<Obligation, Submission> AtVisit = new(nameof(Submission.Obligation), nameof(Obligation.Participant), nameof(Obligation.Visit));

    /// <remarks>A join: asked for as a value of each row, the databases would number every submission that there is, each time.</remarks>
    public static IQueryable<Owed> Of(Reader reader, ParticipantCode participant) =>
        from obligation in reader.Query<Obligation>()
        where obligation.Participant == participant
        join submission in reader.Query<Submission>() on obligation.Id equals submission.Obligation into submissions
        from submission in submissions.DefaultIfEmpty()
        select new Owed { Obligation = obligation, SubmittedAt = (Instant?)submission!.SubmittedAt };

    /// <returns>The visit's survey and what was sent, if it was; null when the participant is not asked at this visit.</returns>
    public static Task<(Obligation Obligation, Submission? Sent)?> Of(ConfrereContext db, ParticipantCode participant, string visit) => AtVisit.OneIn(db, participant, visit);

    internal sealed record Owed
    {
        public required Obligation Obligation { get; init; }

        /// <summary>Null until it is sent.</summary>
        public required Instant? SubmittedAt { get; init; }
    }
}
