namespace Confrere.Protocols.Domain;

internal enum ScheduleMark
{
    Nothing,

    /// <summary>Done at this point.</summary>
    Done,

    /// <summary>Given from this point until the next.</summary>
    Given,
}
