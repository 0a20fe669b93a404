// One side of a zone. Invisible sides cost nothing, and keep their picture.
import QtQuick
import Bangtin

Item {
    id: view

    required property QtObject side

    z: side.order
    x: Math.round(side.shift * width)
    opacity: side.opacity
    visible: side.opacity > 0

    Loader {
        anchors.fill: parent
        visible: view.side.isFilm
        onLoaded: view.side.add_film(item)
        Component.onCompleted: if (view.side.onSinks) setSource("FilmView.qml", { side: view.side })
    }

    // Above films: there it draws only their label.
    Pane {
        anchors.fill: parent
        side: view.side
    }
}
