using System.Text.RegularExpressions;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Routing;

namespace Confrere.Modules.Tests.Access;

/// <summary>An address of an endpoint: something that exists in the place of each of its parameters, where there is something.</summary>
internal static partial class EndpointPath
{
    public static string Pattern(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/');

    public static string Of(RouteEndpoint endpoint, ProgrammeId programme) => "/" + Parameter().Replace(Pattern(endpoint), match => match.Value switch
    {
        _ when match.Value.Contains("status") => "404",
        _ when match.Value.Contains("section") || match.Value.Contains("version") => "1",
        _ when match.Value.Contains("visit") => "baseline",
        // The programme's own identifier wherever one is asked for: where a run or a session is meant it is one that does not exist.
        _ when match.Value.Contains(":guid") => $"{programme}",
        _ => "0123456789abcdef0123456789abcdef01234567",
    });

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
