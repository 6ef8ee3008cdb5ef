using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Confrere.People.Data;
using Confrere.People.Features.CompleteSignIn;
using Confrere.People.Features.RequestSignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.People;

[Collection("databases")]
public sealed class SignInTests
{
    private const string Client = "192.0.2.7";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_signs_in_once(DatabaseProvider provider)
    {
        var (house, links) = await Prepare(provider);
        await using var _ = house;
        var ada = await PeopleTests.Register(house, new("Ada", "ada@example.org", "UTC", [Role.Director]));
        await Ask(house, "ADA@example.org");
        var token = links.Seen.ShouldHaveSingleItem();
        links.People.ShouldBe([ada]);
        (await IsOpen(house, token)).ShouldBeTrue();
        (await IsOpen(house, token)).ShouldBeTrue("looking does not use it up");
        (await Complete(house, token)).Value.ShouldBe(ada);
        (await IsOpen(house, token)).ShouldBeFalse();
        (await Complete(house, token)).Refusal.ShouldBeOfType<LinkIsUsed>();
        (await house.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_at_once_one_is_signed_in(DatabaseProvider provider)
    {
        var (house, links) = await Prepare(provider);
        await using var _ = house;
        await PeopleTests.Register(house, new("Ada", "ada@example.org", "UTC", []));
        await Ask(house, "ada@example.org");
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Complete(house, links.Seen.Single())));
        results.Count(result => !result.IsRefused).ShouldBe(1);
        results.Where(result => result.IsRefused).ShouldAllBe(result => result.Refusal is LinkIsUsed);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_expires_after_twenty_minutes(DatabaseProvider provider)
    {
        var (house, links) = await Prepare(provider);
        await using var _ = house;
        await PeopleTests.Register(house, new("Ada", "ada@example.org", "UTC", []));
        await Ask(house, "ada@example.org");
        house.Clock.Advance(Duration.FromMinutes(20));
        (await Complete(house, links.Seen.Single())).Refusal.ShouldBeOfType<LinkHasExpired>();
        (await Complete(house, NewId.Token())).Refusal.ShouldBeOfType<LinkIsUnknown>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_answer_is_the_same_for_an_address_that_nobody_has(DatabaseProvider provider)
    {
        var (house, links) = await Prepare(provider);
        await using var _ = house;
        await PeopleTests.Register(house, new("Ada", "ada@example.org", "UTC", []));
        (await Ask(house, "nobody@example.org")).IsRefused.ShouldBeFalse();
        links.Seen.ShouldBeEmpty();
        (await Ask(house, "not an address")).Refusal.ShouldBeOfType<AddressIsMalformed>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_gets_no_more_than_its_share_and_is_answered_the_same(DatabaseProvider provider)
    {
        var (house, links) = await Prepare(provider);
        await using var _ = house;
        await PeopleTests.Register(house, new("Ada", "ada@example.org", "UTC", []));
        for (var i = 0; i < RequestSignInLink.MostPerAddress + 2; i++) (await Ask(house, "ada@example.org")).IsRefused.ShouldBeFalse();
        links.Seen.Count.ShouldBe(RequestSignInLink.MostPerAddress);
        house.Clock.Advance(Duration.FromMinutes(61));
        await Ask(house, "ada@example.org");
        links.Seen.Count.ShouldBe(RequestSignInLink.MostPerAddress + 1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_client_that_tries_many_addresses_is_stopped(DatabaseProvider provider)
    {
        var (house, _) = await Prepare(provider);
        await using var disposed = house;
        for (var i = 0; i < RequestSignInLink.MostPerClient; i++) (await Ask(house, $"guess{i}@example.org")).IsRefused.ShouldBeFalse();
        (await Ask(house, "one.more@example.org")).Refusal.ShouldBeOfType<TooManyLinksAskedFor>();
        (await Ask(house, "one.more@example.org", "192.0.2.8")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task The_token_is_stored_as_a_digest_only()
    {
        var (house, links) = await Prepare(DatabaseProvider.Sqlite);
        await using var _ = house;
        await PeopleTests.Register(house, new("Ada", "ada@example.org", "UTC", []));
        await Ask(house, "ada@example.org");
        var row = await house.As(services => services.GetRequiredService<Reader>().Query<SignInLinkRow>().SingleAsync());
        row.TokenHash.ShouldNotContain(links.Seen.Single());
        row.TokenHash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(links.Seen.Single()))));
    }

    private static async Task<(TestHouse, Links)> Prepare(DatabaseProvider provider)
    {
        var links = new Links();
        return (await TestHouse.On(provider, services => services.AddSingleton<IHandle<SignInLinkRequested>>(links)), links);
    }

    private static Task<Result<Done>> Ask(TestHouse house, string address, string client = Client) =>
        house.Do((RequestSignInLink request) => request.Handle(address, client));

    private static Task<bool> IsOpen(TestHouse house, string token) => house.Do((CompleteSignIn sign) => sign.IsOpen(token));

    private static Task<Result<PersonId>> Complete(TestHouse house, string token) => house.Do((CompleteSignIn sign) => sign.Handle(token));

    private sealed class Links : IHandle<SignInLinkRequested>
    {
        public List<string> Seen { get; } = [];
        public List<PersonId> People { get; } = [];

        public Task Handle(SignInLinkRequested occurred, UnitOfWork work)
        {
            Seen.Add(new Uri(occurred.Link).Segments[^1]);
            People.Add(occurred.Person);
            return Task.CompletedTask;
        }
    }
}
