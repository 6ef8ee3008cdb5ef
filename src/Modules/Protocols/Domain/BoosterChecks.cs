using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether boosters can be offered as stated.</summary>
internal sealed class BoosterChecks(Sheet sheet)
{
    private const int MostMonths = 60;

    public void CheckAll()
    {
        if (sheet.Protocol.Boosters is not { } boosters) return;
        var map = sheet.Group("boosters");
        if (sheet.Protocol.Offerings.All(offering => offering.Code != boosters.Offering))
            sheet.Note(map, "offering", $"There is no offering \"{boosters.Offering}\".", Sheet.OneOf(sheet.Protocol.Offerings.Select(offering => offering.Code)));
        if (sheet.FollowUp(boosters.AfterVisit) is null)
            sheet.Note(map, "afterVisit", $"There is no visit \"{boosters.AfterVisit}\" after baseline.", Sheet.OneOf(sheet.FollowUps));
        if (boosters.CheckInMonths.Any(month => month is < 1 or > MostMonths) || boosters.CheckInMonths.Zip(boosters.CheckInMonths.Skip(1)).Any(pair => pair.First >= pair.Second))
            sheet.Note(map, "checkInMonths", $"The months are not rising from 1 to {MostMonths}.", "Write them in order, like [6, 12, 24].");
        CheckDraw(boosters, map);
    }

    private void CheckDraw(BoosterRules boosters, YamlMap map)
    {
        var isDrawn = boosters.Who == BoosterRules.Drawn;
        if (isDrawn && (boosters.Randomisation is null || boosters.Arms.Count < 2))
            sheet.Note(map, "who", "A draw needs arms and a randomisation.", "Add at least 2 arms and the group randomisation below boosters.");
        if (!isDrawn && (boosters.Randomisation is not null || boosters.Arms.Count > 0))
            sheet.Note(map, "who", $"Nothing is drawn when boosters are for \"{boosters.Who}\".", "Write who: drawn, or remove arms and randomisation.");
        if (!isDrawn) return;
        new ScheduleChecks(sheet).CheckArms(boosters.Arms, map.Rows("arms"), "arms", map);
        var opens = sheet.FollowUp(boosters.AfterVisit);
        foreach (var (arm, row) in boosters.Arms.Zip(map.Rows("arms")))
            if (opens is not null && sheet.FollowUp(arm.StartsAfterVisit) is { } later && later.DueDay <= opens.DueDay)
                sheet.Note(row, "startsAfterVisit", $"{later.Code} is not after the draw at {opens.Code}.", "Name a later visit, or leave it out.");
        var latest = sheet.Protocol.Arms.Select(arm => sheet.FollowUp(arm.StartsAfterVisit)).Where(visit => visit is not null).MaxBy(visit => visit!.DueDay);
        if (opens is not null && latest is not null && opens.DueDay <= latest.DueDay)
            sheet.Note(map, "afterVisit", $"Boosters would be drawn at {opens.Code}, when the last arm has only just begun ({latest.Code}).", "Name a later visit.");
        if (boosters.Randomisation is not null) RandomisationChecks.Check(sheet.Protocol with { Arms = boosters.Arms, Randomisation = boosters.Randomisation }, map.Map("randomisation")!, sheet.Problems);
    }
}
