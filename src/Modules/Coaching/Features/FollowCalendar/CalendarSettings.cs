namespace Confrere.Coaching.Features.FollowCalendar;

/// <summary>Hosts inside the institution from which calendars may be read although they are private or without TLS, like the calendar server's own.</summary>
internal sealed record CalendarSettings(IReadOnlySet<string> InsideHosts)
{
    public const string Variable = "CONFRERE_CALENDAR_HOSTS";

    public static CalendarSettings FromEnvironment() => Of(Environment.GetEnvironmentVariable(Variable) ?? "");

    /// <param name="hosts">Separated by commas.</param>
    public static CalendarSettings Of(string hosts) =>
        new(hosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <returns>Null when the address is none that may be read: https alone, or http to a host inside.</returns>
    public Uri? Read(string address)
    {
        var typed = address.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase) ? "https://" + address["webcal://".Length..] : address;
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) return null;
        return uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && InsideHosts.Contains(uri.Host) ? uri : null;
    }
}
