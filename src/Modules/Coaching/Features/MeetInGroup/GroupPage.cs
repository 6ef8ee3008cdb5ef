using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Shell.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeetInGroup;

/// <summary>A coach's group: who is in it, its meetings to come, who came to the last, and another hour.</summary>
[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class GroupPage(Reader reader, IPeople people, IClock clock, BookMeetings book, CancelMeeting cancel, MoveMeeting move, RecordMeeting record) : PageModel
{
    public Guid Id { get; private set; }
    public IReadOnlyList<string> Names { get; private set; } = [];
    public int Sessions { get; private set; }
    public int Live { get; private set; }
    public IReadOnlyList<GroupMeeting> Ahead { get; private set; } = [];
    public IReadOnlyList<GroupMeeting> ToRecord { get; private set; } = [];
    public IReadOnlyList<GroupMeeting> Past { get; private set; } = [];
    public IReadOnlyList<SlotDay> Days { get; private set; } = [];
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public string ZoneName => Wording.ZoneName(Zone, clock.GetCurrentInstant());
    public GroupMeeting? Moving { get; private set; }
    public string? Refusal { get; private set; }
    public IReadOnlyList<ReasonCode> Reasons { get; } = [.. Enum.GetValues<ReasonCode>().Where(code => code != ReasonCode.NobodyCame)];

    private PersonId Coach => User.PersonId()!.Value;

    public async Task<IActionResult> OnGet(Guid id, Guid? move) => await Load(id, move) && (move is null || Moving is not null) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBook(Guid id, long? slot) => await Answer(id, slot is { } seconds
        ? (await book.Handle(Coach, new(id), Instant.FromUnixTimeSeconds(seconds))).Refusal : new NoHourIsChosen(), "The meeting is booked. Everybody is told.");

    public async Task<IActionResult> OnPostMove(Guid id, Guid meeting, long? slot, ReasonCode reason = ReasonCode.Other) => await Answer(id, slot is { } seconds
        ? (await move.Handle(Coach, new(meeting), Instant.FromUnixTimeSeconds(seconds), reason)).Refusal : new NoHourIsChosen(), "The meeting is moved. Everybody is told, and the old hour is free.", meeting);

    public async Task<IActionResult> OnPostCancel(Guid id, Guid meeting, ReasonCode reason) =>
        await Answer(id, (await cancel.Handle(Coach, new(meeting), reason)).Refusal, "The meeting is cancelled. Everybody is told, and the hour is free.");

    public async Task<IActionResult> OnPostRecord(Guid id, Guid meeting, Guid[] present, int minutes, SessionMode mode) => await Answer(
        id, (await record.Handle(Coach, new(meeting), [.. present.Select(row => new SessionId(row))], minutes, mode)) is { IsRefused: true, Refusal: { } refusal } ? refusal : null,
        "The meeting is recorded. Each member is asked whether that is right.");

    private async Task<IActionResult> Answer(Guid id, Refusal? refusal, string done, Guid? moving = null)
    {
        if (refusal is null)
        {
            TempData["Done"] = done;
            return Redirect($"/coach/groups/{id}");
        }
        if (!await Load(id, moving)) return NotFound();
        Refusal = refusal.Sentence;
        return Page();
    }

    private async Task<bool> Load(Guid id, Guid? moving = null)
    {
        var (key, coach) = (new CoachedGroupId(id), Coach);
        if (!await reader.Query<CoachedGroup>().AnyAsync(row => row.Id == key && row.Coach == coach)) return false;
        Id = id;
        Zone = DateTimeZoneProviders.Tzdb[await reader.Query<CoachProfile>().Where(row => row.Person == coach).Select(row => row.ZoneId).SingleAsync()];
        var members = await GroupMembers.Of(key, reader);
        var rows = await reader.Query<Session>().Where(row => reader.Query<Engagement>().Any(pair => pair.Id == row.Engagement && pair.Group == key)).OrderBy(row => row.Start).ToListAsync();
        var names = await people.ContactsOf([.. rows.Select(row => row.Participant).Concat(members.All.Select(member => member.Pair.Participant)).Distinct()]);
        string Name(PersonId person) => names.TryGetValue(person, out var contact) ? contact.FirstName : "A participant";
        Names = [.. members.All.Select(member => Name(member.Pair.Participant))];
        Sort([.. rows.GroupBy(row => row.Meeting!.Value).Select(meeting => new GroupMeeting(meeting.Key, meeting.First().Start, meeting.First().End, [.. meeting.Select(row => (row, Name(row.Participant)))]))]);
        Moving = Ahead.FirstOrDefault(meeting => meeting.Id.Value == moving);
        if (members.All.Count > 0) await LoadFree(members, key);
        return true;
    }

    private void Sort(List<GroupMeeting> meetings)
    {
        var now = clock.GetCurrentInstant();
        Ahead = meetings.FindAll(meeting => meeting.Booked.Count > 0 && meeting.Start > now);
        ToRecord = meetings.FindAll(meeting => meeting.Booked.Count > 0 && meeting.Start <= now);
        Past = meetings.FindAll(meeting => meeting.Booked.Count == 0 && meeting.Rows.Any(row => row.Row.State is SessionState.Held or SessionState.NotHeld));
    }

    private async Task LoadFree(GroupMembers members, CoachedGroupId group)
    {
        (Sessions, Live) = (members.All[0].Place.Sessions, await BookMeetings.Live(group, reader));
        if (Live >= Sessions && Moving is null) return;
        Days = [.. (await members.Free(clock.GetCurrentInstant(), reader, moving: Moving?.Id)).GroupBy(start => start.InZone(Zone).Date).Select(day => new SlotDay(Wording.Of(day.Key), [.. day.Select(start => new Slot(
            start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Wording.TimeOf(start, Zone), start.ToString("g", CultureInfo.InvariantCulture)))]))];
    }
}
