namespace Confrere.Coaching.Domain;

/// <summary>Booked -> Held, NotHeld or Cancelled; the three ends are final.</summary>
internal enum SessionState { Booked, Held, NotHeld, Cancelled }
