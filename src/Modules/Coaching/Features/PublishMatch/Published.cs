namespace Confrere.Coaching.Features.PublishMatch;

/// <summary>How many pairs began, and how many could not because something changed since the draft.</summary>
internal sealed record Published(int Begun, int NoLongerPossible);
