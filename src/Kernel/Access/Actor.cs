namespace Confrere.Kernel.Access;

/// <summary>Who acts, as the audit log names them: an account's or participant's identifier, never a name.</summary>
public sealed record Actor(string Code)
{
    /// <summary>This person takes part in no programme, so their identifier beside a participant's code joins nobody to a code.</summary>
    public bool IsStaff { get; init; }

    public static readonly Actor System = new("system");
    /// <summary>The participant whom the fact is about.</summary>
    public static readonly Actor Participant = new("participant");
    public static readonly Actor Anonymous = new("anonymous");
}
