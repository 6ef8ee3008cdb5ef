namespace Confrere.Surveys.Domain;

/// <summary>Whose sentences an instrument asks with. A stand-in is our paraphrase of somebody else's; real enrolment is refused while it stands.</summary>
internal enum Wording
{
    StandIn,
    Licensed,

    /// <summary>The instrument itself is ours.</summary>
    Own,
}
