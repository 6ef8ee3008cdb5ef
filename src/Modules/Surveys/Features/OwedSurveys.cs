using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Data;
using NodaTime;

namespace Confrere.Surveys.Features;

/// <summary>What a participant is asked, each with the instant at which it was sent.</summary>
internal static class OwedSurveys
{
    /// <remarks>A join: asked for as a value of each row, the databases would number every submission that there is, each time.</remarks>
    public static IQueryable<Owed> Of(Reader reader, ParticipantCode participant) =>
        from obligation in reader.Query<Obligation>()
        where obligation.Participant == participant
        join submission in reader.Query<Submission>() on obligation.Id equals submission.Obligation into submissions
        from submission in submissions.DefaultIfEmpty()
        select new Owed { Obligation = obligation, SubmittedAt = (Instant?)submission!.SubmittedAt };

    internal sealed record Owed
    {
        public required Obligation Obligation { get; init; }

        /// <summary>Null until it is sent.</summary>
        public required Instant? SubmittedAt { get; init; }
    }
}
