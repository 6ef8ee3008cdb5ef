using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Modules.Tests.Kernel;

public sealed class WriterTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Stores_a_fact_with_the_change_and_links_it(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);

        await house.As(services => services.GetRequiredService<Writer>().Write(work => Note(work, "first")));

        var report = await house.VerifyChain();
        report.IsWhole.ShouldBeTrue(report.Problem);
        report.Facts.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refused_unit_leaves_nothing_and_its_neighbours_stay(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);

        var units = Enumerable.Range(0, 60).Select(number => house.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            await Note(work, $"unit {number}");
            if (number % 3 == 1) return new Unwanted();
            if (number % 3 == 2) throw new InvalidOperationException("as a bug would");
            return (Result<Done>)Done.It;
        })));
        foreach (var unit in units) await Swallow(unit);

        (await house.VerifyChain()).Facts.ShouldBe(20);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Work_for_one_institution_reads_nothing_of_another(DatabaseProvider provider)
    {
        await using var house = await TestHouse.On(provider);
        var other = Confrere.Kernel.Identifiers.NewId.Of<Confrere.Kernel.Identifiers.InstitutionId>();
        await house.As(services => services.GetRequiredService<Writer>().Write(work => Note(work, "ours")));

        Count(house, house.Institution).ShouldBe(1);
        Count(house, other).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_on_PostgreSQL_waits_for_a_unit_that_takes_long()
    {
        await using var house = await TestHouse.On(DatabaseProvider.PostgreSql);
        var isOver = new TaskCompletionSource();
        var slow = house.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            await Note(work, "slow");
            await isOver.Task;
        }));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => house.As(services => services.GetRequiredService<Writer>().Write(work => Note(work, $"unit {number}")))))
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        slow.IsCompleted.ShouldBeFalse();
        isOver.SetResult();
        await slow;
        (await house.VerifyChain()).Facts.ShouldBe(41);
    }

    private static int Count(TestHouse house, Confrere.Kernel.Identifiers.InstitutionId institution) =>
        house.As(services => Task.FromResult(services.GetRequiredService<Reader>().Query<AuditFact>().Count()), institution).Result;

    private static Task Note(UnitOfWork work, string subject)
    {
        work.Record("TestNoted", subject, new { b = 2, a = 1 });
        return Task.CompletedTask;
    }

    private static async Task Swallow(Task unit)
    {
        try { await unit; }
        catch (InvalidOperationException bug) when (bug.Message == "as a bug would") { }
    }

    private sealed record Unwanted() : Refusal("Not wanted.");
}
