namespace Confrere.Coaching.Domain;

/// <summary>Waiting -> Offered -> Taken; Taken at once while seats are free. GivenBack ends it: by oneself, by an offer that lapsed, or with the gathering.</summary>
internal enum SeatState { Taken, Waiting, Offered, GivenBack }
