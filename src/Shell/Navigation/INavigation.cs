using System.Security.Claims;

namespace Confrere.Shell;

/// <summary>What a person may find in the header: the union of what the modules offer to the roles that the person has.</summary>
public interface INavigation
{
    IReadOnlyList<NavigationItem> For(ClaimsPrincipal person);
}
