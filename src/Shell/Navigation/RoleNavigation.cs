using System.Security.Claims;

namespace Confrere.Shell;

internal sealed record NavigationOffer(NavigationItem Item, IReadOnlyList<string> Roles);

/// <summary>Shows an item only to somebody signed in who holds one of its roles; hiding is courtesy, the endpoint's policy is the lock.</summary>
internal sealed class RoleNavigation(IEnumerable<NavigationOffer> offers) : INavigation
{
    private readonly NavigationOffer[] _offers = [.. offers.OrderBy(offer => offer.Item.Order).ThenBy(offer => offer.Item.Label, StringComparer.Ordinal)];

    public IReadOnlyList<NavigationItem> For(ClaimsPrincipal person) =>
        person.Identity is { IsAuthenticated: true }
            ? [.. _offers.Where(offer => offer.Roles.Count == 0 || offer.Roles.Any(person.IsInRole)).Select(offer => offer.Item).Distinct()]
            : [];
}
