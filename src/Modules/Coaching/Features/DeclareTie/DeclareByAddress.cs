using System.Net.Mail;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using NodaTime;

namespace Confrere.Coaching.Features.DeclareTie;

/// <summary>
/// A participant or a coach names somebody they should not be paired with, by work address, whether or not that person takes part:
/// the answer is the same, so that nobody learns from it who does. Who named them is kept nowhere.
/// </summary>
internal sealed class DeclareByAddress(ICommitter committer, IServiceProvider services, Tenancy tenancy, IClock clock, IPeople people, IInstitutions institutions)
{
    // A writer without an actor: with one the log would tell who asked.
    private readonly Writer _writer = new(committer, services, tenancy, new ActorScope(), clock);

    public async Task<Result<Done>> Handle(PersonId side, string email, MatchRules rule)
    {
        var address = email.Trim().ToLowerInvariant();
        if (!IsAddress(address)) return new PersonIsNotNamed();
        if (!Offered.Contains(rule)) return new TieIsNotNamed();
        var zone = (await institutions.Current())?.ZoneId ?? "Etc/UTC";
        return await _writer.Write<Result<Done>>(async work =>
        {
            var other = await people.Register(new(address, address, zone, []), work);
            if (other == side) return new TieNeedsTwo();
            await DeclareTie.Add(side, other, rule, work);
            return Done.It;
        });
    }

    private static bool IsAddress(string email) =>
        email.Length <= 254 && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email && parsed.Host.Contains('.') && !parsed.Host.EndsWith('.');

    /// <summary>What one can say of oneself and another; the rest is the match desk's.</summary>
    public static IReadOnlyList<MatchRules> Offered { get; } =
        [.. (MatchRulesExtensions.Declared & ~(MatchRules.SetAside | MatchRules.FormerPair)).Each().OrderByDescending(rule => rule == MatchRules.PrivateBlock)];
}
