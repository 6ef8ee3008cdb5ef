namespace Confrere.Coaching.Domain;

/// <summary>Why a person may be coached: the course of the trial, a further session after it, or because they asked once nothing is drawn (any more).</summary>
internal enum PlaceKind { Course, Booster, OnDemand }
