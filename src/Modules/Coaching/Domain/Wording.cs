using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Coaching.Domain;

/// <summary>Times and codes in the words of pages and mails.</summary>
internal static class Wording
{
    private static readonly ZonedDateTimePattern Moment = ZonedDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu, HH:mm", null);
    private static readonly ZonedDateTimePattern Hour = ZonedDateTimePattern.CreateWithInvariantCulture("HH:mm", null);
    private static readonly LocalDatePattern Day = LocalDatePattern.Create("dddd d MMMM", CultureInfo.InvariantCulture);

    public static string Of(Instant instant, DateTimeZone zone) => Moment.Format(instant.InZone(zone));

    public static string TimeOf(Instant instant, DateTimeZone zone) => Hour.Format(instant.InZone(zone));

    public static string Of(LocalDate date) => Day.Format(date);

    /// <summary>"Zurich time (UTC+1)", with the offset of that moment.</summary>
    public static string ZoneName(DateTimeZone zone, Instant at)
    {
        var offset = zone.GetUtcOffset(at);
        return $"{zone.Id.Split('/')[^1].Replace('_', ' ')} time (UTC{(offset == Offset.Zero ? "" : offset.ToString("g", CultureInfo.InvariantCulture))})";
    }

    public static string Of(ReasonCode code) => code switch
    {
        ReasonCode.PatientEmergency => "A patient's emergency",
        ReasonCode.Duty => "Duty or rota",
        ReasonCode.Illness => "Illness",
        ReasonCode.Leave => "Leave",
        ReasonCode.Technical => "Technical trouble",
        ReasonCode.NobodyCame => "The other side did not come",
        _ => "Another reason",
    };

    public static string Of(DisputeCode code) => code switch
    {
        DisputeCode.WasNotHeld => "It was not held",
        DisputeCode.WasHeld => "It was held",
        DisputeCode.OtherDay => "It was on another day or at another hour",
        DisputeCode.OtherLength => "It was shorter or longer",
        DisputeCode.OtherMode => "We met in another way",
        _ => "The reason was another",
    };

    public static string Of(Attestation attestation) => attestation switch
    {
        Attestation.Open => "Waits for the participant's word",
        Attestation.Confirmed => "Confirmed by both",
        Attestation.Taken => "Taken as recorded, without an answer",
        Attestation.Disputed => "Disputed; the programme's director settles it",
        Attestation.Settled => "Settled by the programme's director",
        _ => "",
    };

    /// <summary>As the coach chooses it, and as the participant reads it.</summary>
    public static string Of(ConfidenceGround ground) => ground switch
    {
        ConfidenceGround.Law => "The law asks for it",
        ConfidenceGround.DangerToSelf => "A serious danger to the participant",
        ConfidenceGround.DangerToOthers => "A serious danger to somebody else",
        _ => "Another exception that the consent names",
    };

    public static string Of(CoachStanding standing) => standing switch
    {
        CoachStanding.Candidate => "Candidate",
        CoachStanding.Training => "In training",
        CoachStanding.SupervisedHours => "In supervised hours",
        _ => "Certified",
    };

    public static string Of(PayContract contract) => contract switch
    {
        PayContract.PerSession => "A rate of their own for each session",
        PayContract.EmployedShare => "Credit against an employed share of time",
        PayContract.Lent => "Lent: the borrowing institution is charged",
        _ => "What the protocol says",
    };

    public static string Of(PracticeKind kind) => kind switch
    {
        PracticeKind.Practice => "Practice",
        PracticeKind.SupervisedCoaching => "Coaching under supervision",
        PracticeKind.Meeting => "Meetings of the coaches",
        _ => "Supervision received",
    };

    public static string Of(SessionMode mode) => mode switch
    {
        SessionMode.Video => "By video", SessionMode.Telephone => "By telephone", _ => "In person",
    };
}
