using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether the calendar can be kept: windows that do not overlap, reminders inside them, arms that start when they can.</summary>
internal sealed class ScheduleChecks(Sheet sheet)
{
    /// <summary>With the mail that opens the survey that is six, the cap of mails about one survey.</summary>
    private const int MostReminders = 5;

    private readonly Protocol _protocol = sheet.Protocol;

    public void CheckAll()
    {
        CheckVisits();
        CheckReminders();
        CheckInstruments();
        CheckArms(_protocol.Arms, sheet.Rows("arms"), "arms", sheet.Root);
        CheckNumberOfArms();
    }

    private void CheckVisits()
    {
        var baselines = _protocol.Visits.Count(visit => visit.IsBaseline);
        if (baselines != 1) sheet.Note("visits", $"{baselines} visits are marked baseline.", "Mark exactly one with \"baseline: yes\".");
        var later = _protocol.Visits.Zip(sheet.Rows("visits")).Where(pair => !pair.First.IsBaseline).OrderBy(pair => pair.First.DueDay).ToList();
        foreach (var (visit, row) in later)
        {
            if (visit.DueDay == 0) sheet.Note(row, "dueDay", "It is due on the day of allocation.", "Only the baseline can be; write the day after allocation.");
            else if (visit.FirstDay < 1) sheet.Note(row, "opensDaysBefore", "Its window opens on or before the day of allocation.", $"Write {visit.DueDay - 1} at most.");
        }
        foreach (var ((before, _), (visit, row)) in later.Zip(later.Skip(1)))
            if (visit.FirstDay <= before.LastDay)
                sheet.Note(row, "opensDaysBefore", $"Its window opens before that of {before.Code} has closed.", "Move the visits apart or shorten a window.");
    }

    private void CheckReminders()
    {
        foreach (var (visit, row) in _protocol.Visits.Zip(sheet.Rows("visits")))
        {
            if (visit.RemindDays.Zip(visit.RemindDays.Skip(1)).Any(pair => pair.Second <= pair.First))
                sheet.Note(row, "remindDays", "The reminders do not follow one another.", "Write the days in rising order.");
            if (visit.RemindDays.FirstOrDefault(day => day > visit.ClosesDaysAfter) is var late and > 0)
                sheet.Note(row, "remindDays", $"A reminder {late} days after the due day comes when the window has shut.", $"Write {visit.ClosesDaysAfter} at most.");
            if (visit.RemindDays.Count > MostReminders)
                sheet.Note(row, "remindDays", $"There are {visit.RemindDays.Count} reminders.", $"Write {MostReminders} at most: more mail is asked for than is read.");
        }
    }

    private void CheckInstruments()
    {
        foreach (var (visit, row) in _protocol.Visits.Zip(sheet.Rows("visits")))
        {
            foreach (var unknown in visit.Instruments.Where(code => !ShippedInstruments.Knows(code)))
                sheet.Note(row, "instruments", $"There is no instrument \"{unknown}\".", Sheet.OneOf(ShippedInstruments.Codes));
            if (visit.Instruments.Distinct().Count() < visit.Instruments.Count)
                sheet.Note(row, "instruments", "An instrument is named twice.", "Name each once; it is asked once.");
        }
    }

    /// <summary>The arms of one draw, the first or the booster's.</summary>
    public void CheckArms(IReadOnlyList<Arm> arms, IReadOnlyList<YamlMap> rows, string list, YamlMap map)
    {
        foreach (var (arm, row) in arms.Zip(rows))
        {
            if (_protocol.Offerings.All(offering => offering.Code != arm.Offering))
                sheet.Note(row, "offering", $"There is no offering \"{arm.Offering}\".", Sheet.OneOf(_protocol.Offerings.Select(offering => offering.Code)));
            if (arm.StartsAfterVisit is { } visit && sheet.FollowUp(visit) is null)
                sheet.Note(row, "startsAfterVisit", $"There is no visit \"{visit}\" after baseline.", Sheet.OneOf(sheet.FollowUps));
        }
        if (arms.Count > 0 && !arms.Any(arm => arm.StartsAtOnce))
            sheet.Note(map, list, "No arm starts at once.", "Leave out startsAfterVisit in one of them.");
    }

    private void CheckNumberOfArms()
    {
        if (_protocol.IsRandomised && _protocol.Arms.Count < 2)
            sheet.Note("arms", "It has 1 entry, and nothing can be drawn.", "Write at least 2 arms, or randomisation with method: none.");
        if (!_protocol.IsRandomised && _protocol.Arms.Count > 1)
            sheet.Note("arms", $"It has {_protocol.Arms.Count} entries, and nothing draws between them.", "Write one arm, or another method of randomisation.");
    }
}
