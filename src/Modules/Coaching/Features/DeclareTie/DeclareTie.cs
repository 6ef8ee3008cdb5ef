using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.DeclareTie;

/// <summary>
/// States that two people are not to be paired. Who stated it is kept nowhere: the row has no author, no direction and no time, and the
/// log's fact has neither an actor nor the names of the two.
/// </summary>
internal sealed class DeclareTie(ICommitter committer, IServiceProvider services, Tenancy tenancy, IClock clock)
{
    // A writer without an actor: with one the log would tell who asked.
    private readonly Writer _writer = new(committer, services, tenancy, new ActorScope(), clock);

    public Task<Result<Done>> Handle(PersonId one, PersonId other, MatchRules rule) => _writer.Write<Result<Done>>(async work =>
    {
        if (!MatchRulesExtensions.Declared.Each().Contains(rule) || rule == MatchRules.SetAside) return new TieIsNotNamed();
        if (one == other) return new TieNeedsTwo();
        await Add(one, other, rule, work);
        return Done.It;
    });

    /// <summary>Two accounts are one person: every tie of one counts for the other.</summary>
    public Task<Result<Done>> SamePerson(PersonId account, PersonId other) => _writer.Write<Result<Done>>(async work =>
    {
        if (account == other) return new TieNeedsTwo();
        var known = await ChooseCoach.Roster.Ties(work.Set<Tie>(), work.Set<SamePerson>());
        var (one, whole) = (known.Whole(account), known.Whole(other));
        if (one == whole) return Done.It;
        work.Set<SamePerson>().Add(new() { Account = one, Is = whole });
        work.Record("SamePersonStated", "ties");
        return Done.It;
    });

    internal static async Task Add(PersonId one, PersonId other, MatchRules rule, UnitOfWork work)
    {
        var tie = Tie.Between(one, other, rule);
        if (await work.Set<Tie>().AnyAsync(row => row.One == tie.One && row.Other == tie.Other && row.Rule == rule)) return;
        work.Set<Tie>().Add(tie);
        work.Record("TieStated", "ties");
    }
}
