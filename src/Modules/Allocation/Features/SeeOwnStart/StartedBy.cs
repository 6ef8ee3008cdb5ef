namespace Confrere.Allocation.Features.SeeOwnStart;

internal enum StartedBy { SealedList, Lottery, PlacesForAll, NoDraw }
