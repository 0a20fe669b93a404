// Films on the surface with a GPU: Qt uploads the planes and a shader turns them into colours.
import QtQuick
import QtMultimedia

VideoOutput {
    required property QtObject side

    fillMode: side.covers ? VideoOutput.PreserveAspectCrop : VideoOutput.PreserveAspectFit
}
