namespace Confrere.Modules.Tests.Coaching;

/// <summary>
/// The Hungarian method on a dense matrix with at least as many columns as rows (Kuhn 1955, with potentials): written for the tests, so
/// that the optimum of a match is known from a second program that shares nothing with the first.
/// </summary>
internal static class Hungarian
{
    /// <returns>For each row its column.</returns>
    public static int[] Solve(long[,] costs)
    {
        var (rows, columns) = (costs.GetLength(0), costs.GetLength(1));
        var (u, v, rowOf, way) = (new long[rows + 1], new long[columns + 1], new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var (column, least, used) = (0, Enumerable.Repeat(long.MaxValue, columns + 1).ToArray(), new bool[columns + 1]);
            do
            {
                used[column] = true;
                var (here, delta, next) = (rowOf[column], long.MaxValue, 0);
                for (var other = 1; other <= columns; other++)
                {
                    if (used[other]) continue;
                    var reduced = costs[here - 1, other - 1] - u[here] - v[other];
                    if (reduced < least[other]) (least[other], way[other]) = (reduced, column);
                    if (least[other] < delta) (delta, next) = (least[other], other);
                }
                for (var other = 0; other <= columns; other++)
                    if (used[other]) { u[rowOf[other]] += delta; v[other] -= delta; }
                    else if (other > 0) least[other] -= delta;
                column = next;
            }
            while (rowOf[column] != 0);
            for (; column != 0; column = way[column]) rowOf[column] = rowOf[way[column]];
        }
        var result = new int[rows];
        for (var column = 1; column <= columns; column++) if (rowOf[column] > 0) result[rowOf[column] - 1] = column - 1;
        return result;
    }
}
