using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Kernel;

/// <summary>A lookup reads what the data layer's own query reads: every column, for nobody but the institution.</summary>
public sealed class RowLookupTests
{
    private static readonly RowLookup<Obligation> OfProgramme = new(nameof(Obligation.Programme));
    private static readonly RowLookup<Obligation, Submission> AtVisit = new(nameof(Submission.Obligation), nameof(Obligation.Participant), nameof(Obligation.Visit));

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Reads_what_the_data_layer_reads(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var (sent, waiting) = (await trial.Consent(), await trial.Consent());
        (await trial.Submit(sent)).IsRefused.ShouldBeFalse();
        await trial.Write(work => work.Set<Obligation>().Where(row => row.Participant == sent && row.IsBaseline).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastMailedAt, work.Now)));
        var expected = await Ask(trial, db => db.Set<Obligation>().AsNoTracking().Where(row => row.Programme == trial.Programme.Id).ToListAsync());
        var stored = await Ask(trial, db => db.Set<Submission>().AsNoTracking().SingleAsync());
        expected.Select(row => row.LastMailedAt is null).Distinct().Count().ShouldBe(2);

        var read = await Ask(trial, db => OfProgramme.In(db, trial.Programme.Id));
        read.OrderBy(row => row.Id.Value).Select(Values).ShouldBe(expected.OrderBy(row => row.Id.Value).Select(Values));

        var baseline = expected.Single(row => row.IsBaseline && row.Participant == sent).Visit;
        var (obligation, submission) = (await Ask(trial, db => AtVisit.OneIn(db, sent, baseline)))!.Value;
        Values(obligation).ShouldBe(Values(expected.Single(row => row.Id == obligation.Id)));
        Values(submission!).ShouldBe(Values(stored));
        (await Ask(trial, db => AtVisit.OneIn(db, waiting, baseline)))!.Value.Other.ShouldBeNull();
        (await Ask(trial, db => AtVisit.OneIn(db, ParticipantCode.New(), baseline))).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() => Ask(trial, db => OfProgramme.OneIn(db, trial.Programme.Id)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Shows_nobody_anothers_rows(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider);
        var code = await trial.Consent();
        var own = await Ask(trial, db => OfProgramme.In(db, trial.Programme.Id));
        own.ShouldAllBe(row => row.Participant == code);
        own.ShouldNotBeEmpty();

        (await trial.House.As(services => services.GetRequiredService<Reader>().Query(db => OfProgramme.In(db, trial.Programme.Id)), NewId.Of<InstitutionId>())).ShouldBeEmpty();
        (await trial.House.AsSystem(services => services.GetRequiredService<Reader>().Query(db => OfProgramme.In(db, trial.Programme.Id)))).Count.ShouldBe(own.Count);
    }

    [Fact]
    public void Names_the_property_that_the_mapping_does_not_know() => Should.Throw<ArgumentException>(async () =>
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite);
        await Ask(trial, db => new RowLookup<Obligation>("Colour").In(db, 1));
    }).Message.ShouldContain("Obligation has no Colour.");

    private static Task<T> Ask<T>(Trial trial, Func<ConfrereContext, Task<T>> ask) => trial.House.As(services => services.GetRequiredService<Reader>().Query(ask));

    private static string Values(object row) => string.Join('\n', row.GetType().GetProperties().Where(property => property.CanWrite).Select(property =>
        $"{property.Name} = {(property.GetValue(row) is byte[] bytes ? Convert.ToHexString(bytes) : property.GetValue(row))}"));
}
