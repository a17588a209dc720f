package dev.howdah.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// Which names the instances of a cluster get.
public final class HostNames {

    /// Elephants, trees, stones and rivers. Here and not in a file, as opening one in a jar takes 10 ms of `configure`.
    private static final String BUILT_IN = """
            kaolin karma kame tusker matriarch calf mahout howdah ivory tusk trunk bull herd mammoth mastodon
            jumbo savanna bamboo mudbath waterhole trumpet rumble stomp amble forager grazer pachyderm airavata
            ganesha abul hanno surus raja celebes babar ash aspen elm oak beech birch alder cedar cypress fir
            hazel holly hornbeam juniper larch laurel linden maple mulberry myrtle olive pine plane poplar rowan
            sequoia spruce sycamore teak walnut willow yew acacia almond baobab banyan cherry chestnut clove
            coconut cork ebony elder eucalyptus fig ginkgo guava hickory hawthorn hemlock jacaranda kapok
            katsura kauri lemon lime locust magnolia mahogany mango marula medlar mesquite mopane neem nutmeg
            osier palm papaya pear pecan persimmon plum quince redbud redwood rubber sandalwood sassafras sorrel
            sumac tamarind tamarisk tulip tupelo viburnum wattle whitebeam zelkova agate alabaster amber
            amethyst andesite anthracite apatite aragonite azurite barite basalt bauxite beryl borax breccia
            calcite chalk chert citrine clay cobble coral corundum diabase diorite dolerite dolomite emerald
            feldspar flint fluorite gabbro galena garnet gneiss granite graphite gravel greywacke gypsum halite
            hematite hornfels jade jasper jet lapis lava limestone loess magnetite malachite marble marl mica
            moonstone mudstone obsidian olivine onyx opal pebble peridot perlite porphyry pumice pyrite quartz
            quartzite rhyolite ruby rutile sandstone sapphire scoria serpentine shale silica siltstone slate
            soapstone spinel syenite talc topaz trachyte travertine tufa tuff turquoise zeolite zircon aare adda
            adige amazon amur aragon arno avon beas bug congo danube darling dee derwent dnieper dniester don
            dordogne douro drava ebro elbe ems euphrates fraser ganges garonne glomma godavari havel indus inn
            irrawaddy irtysh isar jordan kaveri kama kemi kolyma krishna lahn lena limpopo loire mackenzie mara
            marne mekong meuse mosel murray narmada neckar neisse neva niger nile oder ohio oka okavango onega
            orinoco oulu pechora pilica po potomac prut rhine rhone ruhr saale saar salween sava seine severn
            shannon somme spey spree sutlej tagus tapti tarn tay thames tiber ticino tigris tisza tweed ural
            vaal vistula volga volta warta weser yamuna yangtze yukon zambezi
            """;

    private HostNames() {}

    /// The names that come with Howdah.
    public static List<HostChoice> builtIn() {
        var names = new ArrayList<HostChoice>();
        var words = new StringTokenizer(BUILT_IN);
        while (words.hasMoreTokens()) {
            names.add(new HostChoice(words.nextToken(), List.of()));
        }
        return names;
    }

    /// Names in the order in which a cluster takes them: shuffled by its name, so that clusters differ.
    public static List<HostChoice> inOrderFor(String clusterName, List<HostChoice> names) {
        var sorted = new ArrayList<>(names);
        sorted.sort((one, other) -> one.name().compareTo(other.name()));
        return new Seed(clusterName).shuffled(sorted);
    }
}
