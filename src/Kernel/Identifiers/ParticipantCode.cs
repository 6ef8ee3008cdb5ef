namespace Confrere.Kernel.Identifiers;

/// <summary>
/// The random code under which answers, scores, allocation and analysis know a participant. It is never derived from the person;
/// only the guarded link table in Enrolment joins the two.
/// </summary>
public readonly record struct ParticipantCode(string Value) : IComparable<ParticipantCode>
{
    public static ParticipantCode New() => new("P" + NewId.Readable(9));
    public int CompareTo(ParticipantCode other) => string.CompareOrdinal(Value, other.Value);
    public override string ToString() => Value;
}
