using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ShowBoard;

/// <summary>
/// For the director: is there room with the coaches, and how many have nothing booked. Counts of people between one and the programme's
/// smallest cell less one are shown as "fewer than", because who is coached is not the director's to know.
/// </summary>
internal sealed class CoachingBoard(Reader reader, IProgrammes programmes, IClock clock) : IBoardSection
{
    private static readonly Duration Patience = Duration.FromDays(14);

    public int Order => 30;

    public string Title => "Coaching";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        if (await programmes.Find(programme) is not { } found) return null;
        var coaches = await Roster.Candidates(
            reader.Query<CoachProfile>(), reader.Query<WeeklyHours>(), reader.Query<Engagement>(), reader.Query<Leave>(),
            await Roster.Ties(reader.Query<Tie>(), reader.Query<SamePerson>()), found.Protocol.Coaches.MostAtOnce, clock.GetCurrentInstant());
        if (coaches.Count == 0) return new HtmlString("<p>No coach is registered yet. <a href=\"/coaches\">Add the first coach</a>.</p>");
        var today = clock.GetCurrentInstant().InUtc().Date;
        var able = coaches.Where(coach => coach.IsCertified && coach.CredentialValidUntil >= today).ToList();
        var content = new HtmlContentBuilder();
        content.AppendHtml("<ul class=\"board-work\">");
        Line(content, $"{able.Count} of {coaches.Count} coaches have a valid credential; they have {able.Sum(coach => coach.Capacity)} places.", "See the coaches");
        Line(content, Unbooked(await WithoutBooking(programme), found.Protocol.Disclosure.SmallestCell), null);
        if (found.Protocol.Coaches.StartWithinDays is { } days) Line(content, Promised(await FirstSessions.Of(reader, programme, days, clock.GetCurrentInstant()), days, found.Protocol.Disclosure.SmallestCell), null);
        return content.AppendHtml("</ul>");
    }

    private static string Promised(FirstSessions sessions, int days, int smallestCell)
    {
        string Of(int people) => Shown(people, smallestCell).ToLowerInvariant();
        return $"A first session within {days} days of the opening: kept for {Of(sessions.Kept)}, broken for {Of(sessions.Broken)}, still to come for {Of(sessions.Running)}.";
    }

    // Their coach sees the names and has the action: who is coached is not the director's to know.
    private static string Unbooked(int count, int smallestCell) => count == 0
        ? "Everybody who is being coached has held or booked a session within 14 days."
        : $"{Shown(count, smallestCell)} of those being coached have held or booked nothing for 14 days. Their coaches see who.";

    /// <summary>Engagements that run for 14 days or more, have sessions left, nothing booked ahead and nothing held in that time.</summary>
    internal async Task<int> WithoutBooking(ProgrammeId programme)
    {
        var (now, since) = (clock.GetCurrentInstant(), clock.GetCurrentInstant() - Patience);
        return await reader.Query<Engagement>()
            .Where(pair => pair.Programme == programme && pair.EndedAt == null && pair.StartedAt <= since)
            .CountAsync(pair => !reader.Query<Session>().Any(session => session.Engagement == pair.Id
                && ((session.State == SessionState.Booked && session.Start > now) || (session.State == SessionState.Held && session.Start > since))));
    }

    internal static string Shown(int count, int smallestCell) =>
        count == 0 || count >= smallestCell ? count.ToString(CultureInfo.InvariantCulture) : $"Fewer than {smallestCell}";

    private static void Line(HtmlContentBuilder content, string sentence, string? action)
    {
        content.AppendHtml("<li><span>").Append(sentence).AppendHtml("</span>");
        if (action is not null) content.AppendHtml("<a href=\"/coaches\">").Append(action).AppendHtml("</a>");
        content.AppendHtml("</li>");
    }
}
